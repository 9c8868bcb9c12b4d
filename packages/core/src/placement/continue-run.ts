import { type TradingCalendar, tradingDayFor } from '../market/index.ts';
import { type EpochMs, instant } from '../time.ts';

/** A placement run that was under way when the program ended. */
export interface CutRun {
  readonly dryRun: boolean;
  readonly createdAtMs: EpochMs;
  /** How many runs before it were cut short and carried on: 0 for the one that was asked for. */
  readonly continuation: number;
}

export type RunContinuation =
  | { readonly kind: 'continue' }
  | { readonly kind: 'leave'; readonly why: 'dry_run' | 'session_over' | 'too_late' | 'too_often' };

/** A run at which the program ends again and again is not what a person meant by asking once. */
const MOST_CONTINUATIONS = 3;
/** Orders for the session under way go by prices of the evening before: after so long a person looks first. */
const REGULAR_MAX_AGE_MS = 15 * 60_000;

/**
 * Whether the rest of a run is placed without being asked for again: only for the session that it was meant for. Which
 * rows are left is the admission's business; what was ordered already is not ordered twice.
 */
export function continueRun(
  run: CutRun,
  at: { readonly now: EpochMs; readonly calendar: TradingCalendar; readonly variety: 'amo' | 'regular' },
): RunContinuation {
  const leave = (why: Extract<RunContinuation, { kind: 'leave' }>['why']) =>
    ({ kind: 'leave', why }) as const;
  if (run.dryRun) return leave('dry_run');
  if (run.continuation >= MOST_CONTINUATIONS) return leave('too_often');
  const meant = tradingDayFor(at.calendar, instant(run.createdAtMs), at.variety);
  const joins = tradingDayFor(at.calendar, instant(at.now), at.variety);
  if (!meant.ok || !joins.ok || !meant.value.equals(joins.value)) return leave('session_over');
  if (at.variety === 'regular' && at.now - run.createdAtMs > REGULAR_MAX_AGE_MS) return leave('too_late');
  return { kind: 'continue' };
}
