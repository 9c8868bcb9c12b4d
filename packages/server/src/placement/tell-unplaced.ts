import type { NewEvent } from '../db/cycle/chain-events.ts';
import { changeSet } from '../db/cycle/change-set.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import type { Ids } from '../ids.ts';

/** A placement that did not place all it was to place. */
export interface Unplaced {
  /** Null for one that was never asked for: its time passed while nobody was there. */
  readonly runId: string | null;
  /** The day of the schedule, where that asked. */
  readonly day?: string;
  /** A run of its own places the rest. */
  readonly carriedOn: boolean;
  /** Why nothing was begun; left out where the run had begun. */
  readonly refused?: string;
  readonly text: string;
}

/** What a person who was not watching has to know; once for each run, or each day of the schedule. */
export function unplacedEvent(ids: Ids, atMs: number, unplaced: Unplaced): NewEvent {
  const draft = {
    kind: 'account.run_cut_short',
    actor: 'system',
    source: 'rule',
    orderId: null,
    attemptId: null,
    atMs,
    data: { ...unplaced },
  } as const;
  return { id: ids.next('evt'), evidenceId: null, draft };
}

/** False when it was not told: the account is not ours any more. */
export async function tellUnplaced(
  { ids, nowMs }: { readonly ids: Ids; readonly nowMs: () => number },
  hands: AccountHands,
  unplaced: Unplaced,
): Promise<boolean> {
  const atMs = nowMs();
  const events = [unplacedEvent(ids, atMs, unplaced)];
  return (await hands.commit(() => changeSet(atMs, { events }))).ok;
}
