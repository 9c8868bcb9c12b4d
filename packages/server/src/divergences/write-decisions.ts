import { buildLocalBook, type LocalOrder, type OrderDecision } from '@orderwatch/core';
import type { ChangeSet } from '../db/cycle/change-set.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import type { DeskParts } from '../desk/desk-parts.ts';
import { changesFrom } from '../monitor/decisions-to-changes.ts';

export type WriteOutcome = 'written' | 'stale' | 'lease_lost';

/** Writes decisions about orders that were just loaded, with whatever belongs to them; all of it or nothing. */
export async function writeDecisions(
  { ids, clock }: Pick<DeskParts, 'ids' | 'clock'>,
  hands: AccountHands,
  known: readonly LocalOrder[],
  decisions: readonly OrderDecision[],
  more: Partial<Pick<ChangeSet, 'movedNumber' | 'dueDone' | 'newDue'>> = {},
): Promise<WriteOutcome> {
  const nowMs = clock.nowMs();
  const { changes } = changesFrom(
    { orders: decisions, external: [], events: [], stopPlacing: null },
    buildLocalBook(known),
    { nowMs, ids },
  );
  const written = await hands.commit(() => ({ ...changes, ...more }));
  if (written.ok) return 'written';
  return written.error.kind === 'lease_lost' ? 'lease_lost' : 'stale';
}
