import {
  type BrokerHolding,
  type BrokerPosition,
  type Position,
  type Reading,
  type ReadOnlyBrokerPort,
  sharesHeld,
} from '@orderwatch/core';
import type { HeldMemory } from './held-memory.ts';

/** What the account holds: the delivered shares and the dealings of today. */
export interface SharesRead {
  readonly holdings: Reading<BrokerHolding>;
  readonly todaysPositions: Reading<BrokerPosition>;
}

/** Reads both, one after the other, so that a simulated day is the same every time, and remembers what they say. */
export async function readShares(
  broker: Pick<ReadOnlyBrokerPort, 'readHoldings' | 'readPositions'>,
  positions: readonly Position[],
  memory: HeldMemory,
): Promise<SharesRead> {
  const holdings = await broker.readHoldings();
  const todaysPositions = await broker.readPositions();
  const shares = { holdings, todaysPositions };
  const held = new Map<string, number>();
  for (const { instrument, instrumentKey } of positions) {
    const quantity = sharesHeld(instrument, shares);
    if (quantity !== null) held.set(instrumentKey, quantity);
  }
  if (held.size > 0) {
    memory.last = {
      requestedAtMs: holdings.requestedAtMs,
      receivedAtMs: todaysPositions.receivedAtMs,
      byInstrument: held,
    };
  }
  return shares;
}
