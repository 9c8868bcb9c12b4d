import type { BrokerOrder } from '../broker/index.ts';
import { type AcknowledgedValues, findClientTag } from '../orders/index.ts';
import type { LocalBook, LocalEntry } from './local-book.ts';

/** To whom a row with a number that we do not know belongs. */
export type RowOwner =
  /** It carries the tag of an attempt of ours that has no number yet, and is what that attempt asked for. */
  | { readonly kind: 'ours'; readonly entry: LocalEntry }
  /** It carries a tag of ours but is not what was sent under it, or the tag is taken by another number. */
  | { readonly kind: 'tag_mismatch'; readonly entry: LocalEntry; readonly why: string }
  /** Without a usable tag, while a request like it is on the wire: its reply will name the number in a moment. */
  | { readonly kind: 'wait'; readonly entry: LocalEntry }
  /** Somebody else's. An unconfirmed attempt that looks like it is only a candidate, for a person to decide. */
  | { readonly kind: 'external'; readonly candidate: LocalEntry | null };

/** Only a tag links: two orders that look alike may be two orders. */
export function findOwner(row: BrokerOrder, local: LocalBook, linked: ReadonlySet<LocalEntry>): RowOwner {
  const tag = row.tag === null ? undefined : findClientTag(row.tag);
  const tagged = tag === undefined ? undefined : local.byTag.get(tag);
  if (tagged !== undefined) {
    if (tagged.attempt.brokerOrderId !== null || linked.has(tagged)) {
      return { kind: 'tag_mismatch', entry: tagged, why: 'the tag belongs to another order number' };
    }
    const why = findMismatch(row, tagged);
    return why === null ? { kind: 'ours', entry: tagged } : { kind: 'tag_mismatch', entry: tagged, why };
  }
  const alike = local.unanswered.filter((entry) => !linked.has(entry) && findMismatch(row, entry) === null);
  const onTheWire = alike.find((entry) => entry.attempt.state === 'sending');
  // What a person or the broker's own desk entered is not ours, however alike.
  const byOthers = row.placedBy === 'app' || row.placedBy === 'broker';
  if (onTheWire !== undefined && !byOthers) return { kind: 'wait', entry: onTheWire };
  return { kind: 'external', candidate: row.placedBy === 'broker' ? null : (alike[0] ?? null) };
}

/** Why a row cannot be the order that an attempt asked for; null when it can. */
function findMismatch(row: BrokerOrder, entry: LocalEntry): string | null {
  if (!isSameInstrument(row, entry)) return 'another instrument';
  if (row.side !== entry.local.order.side) return 'another side';
  return row.quantity === wantedValues(entry).quantity ? null : 'another quantity';
}

/** The same share by the exchange's token, else by its trading symbol. */
export function isSameInstrument(row: BrokerOrder, { local }: LocalEntry): boolean {
  const { instrument } = local.order;
  if (row.segment !== instrument.segment) return false;
  if (row.token !== '' && instrument.token !== '') return row.token === instrument.token;
  return row.tradingSymbol === instrument.tradingSymbol;
}

/** What an attempt asked for: by its command, else by its order. */
export function wantedValues({ local, attempt }: LocalEntry): AcknowledgedValues {
  const placed = local.commands.find(
    (command) => command.kind === 'place' && command.attemptId === attempt.id,
  );
  if (placed?.kind === 'place') return placed.requested;
  const { quantity, limitPrice, triggerPrice, orderType } = local.order;
  return { quantity, limitPrice, triggerPrice, orderType };
}
