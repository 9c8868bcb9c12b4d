import { loadOpenPositions } from '../db/rehearsal/load-open-positions.ts';
import type { Stage } from './stage.ts';

/**
 * What must hold at any moment between two readings, whatever goes wrong: each open position has a sell that works or
 * a recorded reason for having none, and no more is offered than is owned.
 */
export async function sampleInvariants(stage: Stage, found: string[], time: string): Promise<void> {
  const { simulation, account } = stage;
  const day = Temporal.Instant.fromEpochMilliseconds(simulation.clock.nowMs())
    .toZonedDateTimeISO('Asia/Kolkata')
    .toPlainDate();
  const when = `on ${day} at ${time}`;
  for (const { symbol, quantity, reason, working, offered } of await loadOpenPositions(
    simulation.database.db,
    account.accountId,
  )) {
    if (working === 0 && reason === null) found.push(`${symbol} has no sell and no reason ${when}`);
    if (working > 1) found.push(`${symbol} has ${working} sells ${when}`);
    if (offered > quantity) found.push(`${symbol}: ${offered} shares offered of ${quantity} ${when}`);
  }
}
