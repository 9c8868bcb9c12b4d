import { changeSet } from '../db/cycle/change-set.ts';
import type { AccountHands } from './account-hands.ts';
import type { DeskParts } from './desk-parts.ts';

export type AccountNote = 'account.paused' | 'account.resumed';

/** Writes into the account's history what a person has decided. */
export async function noteForHistory(
  { ids, clock }: Pick<DeskParts, 'ids' | 'clock'>,
  hands: AccountHands,
  kind: AccountNote,
): Promise<void> {
  const atMs = clock.nowMs();
  const draft = {
    kind,
    actor: 'user',
    source: 'user',
    orderId: null,
    attemptId: null,
    atMs,
    data: {},
  } as const;
  await hands.commit(() => changeSet(atMs, { events: [{ id: ids.next('evt'), evidenceId: null, draft }] }));
}
