import { type IstDay, isLiveAttempt } from '../orders/index.ts';
import type { AlertLog } from './alert-log.ts';
import type { GuardState } from './guard-state.ts';
import type { LocalBook } from './local-book.ts';

/** Whether the guard moves on to another trading day, and so forgets what it had told of the one before. */
function entersNewDay(guard: GuardState, bookDay: number): boolean {
  return guard.bookDay === null || guard.bookDay < bookDay;
}

/** The guard for a trading day that it has not seen yet; otherwise the same. */
export function rollGuard(guard: GuardState, bookDay: number): GuardState {
  if (!entersNewDay(guard, bookDay)) return guard;
  return {
    ...guard,
    bookDay,
    highestUpdateNs: null,
    emptyStreak: 0,
    shrinkStreak: 0,
    staleStreak: 0,
    alerted: [],
  };
}

/** Under this key a guard remembers that a person was told of a day that could not be closed. */
export function unsealedAlertKey(day: IstDay): string {
  return `day_unsealed:${day}`;
}

/** A day that went by without a final reading leaves its working orders as they were, and says so, once. */
export function raiseIfUnsealed(guard: GuardState, bookDay: number, local: LocalBook, log: AlertLog): void {
  const past = guard.bookDay;
  if (past === null || !entersNewDay(guard, bookDay) || (guard.sealedDay !== null && guard.sealedDay >= past))
    return;
  if (guard.alerted.includes(unsealedAlertKey(past))) return;
  const open = local.entries.filter(
    ({ attempt, local: { order } }) => isLiveAttempt(attempt.state) && order.tradingDay <= past,
  );
  if (open.length === 0) return;
  const facts = {
    day: past,
    orders: open.map((entry) => entry.local.order.id).slice(0, 20),
    count: open.length,
  };
  log.raise({ kind: 'day_unsealed', severity: 'S1', orderId: null, about: String(past), facts });
}
