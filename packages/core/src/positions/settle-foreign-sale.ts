import { err, ok, type Result } from '../result.ts';
import type { EpochMs } from '../time.ts';
import { released } from './hold-sells.ts';
import { entryOf } from './ledger-entry.ts';
import { isOpen, type Position } from './position.ts';
import { withEntry } from './position-book.ts';
import { type PositionChange, unresolvedSale } from './position-change.ts';
import { positionEvent } from './position-event.ts';
import type { PositionOrder } from './position-order.ts';
import { withRecords } from './position-sums.ts';

export type SettleRefusal =
  | { readonly code: 'no_unresolved_sale' }
  /** The order has executions that were not followed yet. */
  | { readonly code: 'not_followed' }
  | { readonly code: 'impossible_quantity'; readonly atMost: number };

/**
 * A person says how many shares of a sale by hand, which nothing else could tell, were the position's: none, some or all.
 * When it was the last such sale, the position may be sold again; when it took the last share, it is closed.
 */
export function settleForeignSale(
  position: Position,
  decision: { readonly order: PositionOrder; readonly ofPosition: number; readonly nowMs: EpochMs },
): Result<PositionChange, SettleRefusal> {
  const { order, ofPosition, nowMs } = decision;
  const entry = position.ledger.find((one) => one.orderId === order.id && one.verdict === 'ambiguous');
  if (entry === undefined || !isOpen(position)) return err({ code: 'no_unresolved_sale' });
  if (entry.fromQty + entry.seenQty !== order.filledQty) return err({ code: 'not_followed' });
  const atMost = Math.min(entry.seenQty, position.quantity + entry.quantity);
  // What was proven before is not taken back.
  if (!Number.isSafeInteger(ofPosition) || ofPosition < entry.quantity || ofPosition > atMost) {
    return err({ code: 'impossible_quantity', atMost });
  }
  const verdict = ofPosition > 0 ? 'of_position' : 'own_shares';
  const settled = entryOf(order, entry, { quantity: ofPosition, verdict });
  const changed = withRecords(position, { ledger: withEntry(position.ledger, settled) });
  const closes = changed.quantity === 0;
  const now: Position = closes
    ? { ...changed, closedAtMs: order.lastFilledAtMs, sellHold: null, noSellReason: null }
    : changed;
  const told = { atMs: nowMs, orderId: order.id, actor: 'user', source: 'user' } as const;
  const facts = { by: 'hand', orderQty: ofPosition - entry.quantity, settled: true };
  const kind = closes ? 'position.closed' : 'position.reduced';
  const events = ofPosition > entry.quantity ? [positionEvent(kind, now, { ...told, facts })] : [];
  const hold = now.sellHold;
  if (hold?.by !== 'ambiguous_sale' || unresolvedSale(now) !== undefined)
    return ok({ position: now, events });
  const free = released(now, hold, { nowMs, actor: 'user' });
  return ok({ position: free.position, events: [...events, ...free.events] });
}
