import { type Instrument, instrumentKey, instrumentRef, unresolvedKey } from '@orderwatch/core';
import { listUnresolved, type ResolvedShare, resolveInstruments } from '../db/legacy/resolve-instruments.ts';
import type { AccountContext } from '../desk/account-context.ts';
import type { AfterReading } from '../monitor/after-reading.ts';

const LOOK_EVERY_MS = 60_000;
const nextLook = new WeakMap<AccountContext['hands'], number>();

/**
 * Finds the shares of orders that were taken over by symbol alone in the broker's list, so that what is owned and on
 * order is recognised by ISIN like everything else.
 */
export const resolveImported: AfterReading = async ({ parts, hands }) => {
  const nowMs = parts.clock.nowMs();
  if (nowMs < (nextLook.get(hands) ?? 0)) return;
  nextLook.set(hands, nowMs + LOOK_EVERY_MS);
  const symbols = new Set(await listUnresolved(parts.db, hands.facts().id));
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
