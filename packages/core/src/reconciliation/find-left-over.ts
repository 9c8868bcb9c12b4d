import { isLeftOver } from '../orders/index.ts';
import { type EpochMs, istDayNumber } from '../time.ts';
import type { LocalEntry } from './local-book.ts';
import type { ReconcileInput } from './reconcile-input.ts';

/**
 * The orders of earlier days whose end nobody saw, in the first whole reading of a day: the book has forgotten them, and
 * their history, which goes further back, may tell what became of them.
 */
export function findLeftOver({ local, guard, snapshot }: ReconcileInput): readonly LocalEntry[] {
  const { requestedAtMs } = snapshot;
  if (dayOf(guard.lastCompleteRequestedAtMs) === istDayNumber(requestedAtMs)) return [];
  return local.entries.filter(({ local: { order }, attempt }) => isLeftOver(order, attempt, requestedAtMs));
}

function dayOf(ms: EpochMs | null): number | null {
  return ms === null ? null : istDayNumber(ms);
}
