import { type Instrument, instrumentKey, instrumentRef, unresolvedKey } from '@orderwatch/core';
import { listUnresolved, type ResolvedShare, resolveInstruments } from '../db/legacy/resolve-instruments.ts';
import type { AccountContext } from '../desk/account-context.ts';
import type { AfterReading } from '../monitor/after-reading.ts';
import { heldMemoryOf } from '../positions/held-memory.ts';

const LOOK_EVERY_MS = 60_000;

/** When an account's imported shares are looked for next, and the event after which none was left to find. */
interface Look {
  readonly nextAtMs: number;
  readonly doneAtSeq: number | null;
}

const looks = new WeakMap<AccountContext['hands'], Look>();

/**
 * Finds the shares of orders that were taken over by symbol alone in the broker's list, so that what is owned and on
 * order is recognised by ISIN like everything else.
 */
export const resolveImported: AfterReading = async ({ parts, hands }) => {
  const nowMs = parts.clock.nowMs();
  const last = looks.get(hands);
  const eventSeq = heldMemoryOf(hands).seen?.eventSeq ?? null;
  // An import writes events: without a new one there is nothing new to find.
  if (last !== undefined && (nowMs < last.nextAtMs || (eventSeq !== null && eventSeq === last.doneAtSeq)))
    return;
  const symbols = new Set(await listUnresolved(parts.db, hands.facts().id));
  looks.set(hands, { nextAtMs: nowMs + LOOK_EVERY_MS, doneAtSeq: symbols.size === 0 ? eventSeq : null });
  const reading = symbols.size === 0 ? undefined : await hands.broker()?.reading.readInstruments();
  const claim = hands.claim();
  if (reading === undefined || reading.kind === 'failed' || reading.kind === 'empty' || claim === null)
    return;
  const shares = reading.rows.filter((one) => symbols.has(one.tradingSymbol)).map(resolved);
  if (shares.length > 0) await resolveInstruments(parts.db, claim, shares);
};

function resolved(listing: Instrument): ResolvedShare {
  return {
    instrument: instrumentRef(listing),
    instrumentKey: instrumentKey(listing),
    unresolvedKey: unresolvedKey(listing),
  };
}
