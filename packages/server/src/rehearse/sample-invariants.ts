import { loadOpenPositions } from '../db/rehearsal/load-open-positions.ts';
import type { Desk } from '../desk/desk.ts';
import type { Stage } from './stage.ts';

/**
 * What must hold at any moment between two readings, whatever goes wrong: each open position has a sell that works or
 * a recorded reason for having none, and no more is offered than is owned. A program that came up without a session (its
 * clock may be wrong by an hour) has read nothing yet: why a position that opened just before has no sell is not known then.
 */
export async function sampleInvariants(
  { simulation, account }: Stage,
  alive: Pick<Desk, 'liveFacts'>,
  { found, time }: { readonly found: string[]; readonly time: string },
): Promise<void> {
  const canRead = alive.liveFacts(account.accountId).session === 'ready';
  const day = Temporal.Instant.fromEpochMilliseconds(simulation.clock.nowMs())
    .toZonedDateTimeISO('Asia/Kolkata')
    .toPlainDate();
  const when = `on ${day} at ${time}`;
  for (const { symbol, quantity, reason, working, offered } of await loadOpenPositions(
    simulation.database.db,
    account.accountId,
  )) {
    if (canRead && working === 0 && reason === null)
      found.push(`${symbol} has no sell and no reason ${when}`);
    if (working > 1) found.push(`${symbol} has ${working} sells ${when}`);
    if (offered > quantity) found.push(`${symbol}: ${offered} shares offered of ${quantity} ${when}`);
  }
}
