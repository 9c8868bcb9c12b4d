/**
 * The jobs of a trading day: when each is due, and what becomes of one whose time went by while nobody was there.
 *
 * 1. A job is named by its kind and its trading day. Planning it again changes nothing but its time.
 * 2. Times follow the session, not the clock on the wall: a session in the evening has its jobs in the evening.
 * 3. Every job has a catch-up policy. Within it a late job is done, once; after it the job is written down as missed.
 * 4. Beyond the calendar's coverage days are guessed by weekday and marked as provisional: watched, never traded on.
 */
import type { DayBounds } from '../market/index.ts';

export const DAY_JOBS = [
  'report_morning',
  'day_open',
  'report_open',
  'day_close',
  'report_close',
  'trades_check',
  'day_seal_check',
  'day_summary',
  'holdings_check',
  'day_purge',
] as const;
export type DayJobKind = (typeof DAY_JOBS)[number];

/** Until when a job that is late is still of use. `always`: some trading days later as well. */
export type CatchUp = 'until_open' | 'until_last_phase' | 'until_next_session' | 'always';

interface DayJobRule {
  readonly catchUp: CatchUp;
  /** The moment at which its minutes are counted. */
  readonly from: 'watchFrom' | 'open' | 'lastPhaseEnd' | 'sealNotBefore';
  /** Minutes after that moment, or before it. */
  readonly minutes: number;
}

/** In the order of an ordinary day: 08:45, 08:46, 09:16, 15:35, 15:45, 15:50, 16:00, 16:10, 16:20, 19:40. */
export const DAY_JOB_RULES: Readonly<Record<DayJobKind, DayJobRule>> = {
  // A forecast of a day that has begun helps nobody.
  report_morning: { from: 'open', minutes: -30, catchUp: 'until_open' },
  // Behind the reading that logs in, and well before orders can reach the exchange.
  day_open: { from: 'watchFrom', minutes: -13, catchUp: 'until_last_phase' },
  report_open: { from: 'open', minutes: 1, catchUp: 'until_last_phase' },
  day_close: { from: 'lastPhaseEnd', minutes: 0, catchUp: 'until_next_session' },
  report_close: { from: 'sealNotBefore', minutes: 5, catchUp: 'until_next_session' },
  // What a day's executions cost stands before the day is summed up.
  trades_check: { from: 'sealNotBefore', minutes: 10, catchUp: 'until_next_session' },
  // Twenty readings have had the chance to seal the day by then.
  day_seal_check: { from: 'sealNotBefore', minutes: 20, catchUp: 'until_next_session' },
  day_summary: { from: 'sealNotBefore', minutes: 30, catchUp: 'always' },
  holdings_check: { from: 'sealNotBefore', minutes: 40, catchUp: 'until_next_session' },
  day_purge: { from: 'sealNotBefore', minutes: 240, catchUp: 'until_next_session' },
};

/** When a job of a day is due, in epoch milliseconds. */
export function dayJobDueMs(kind: DayJobKind, bounds: DayBounds): number {
  const { from, minutes } = DAY_JOB_RULES[kind];
  return bounds[from].epochMilliseconds + minutes * 60_000;
}

export function isDayJob(text: string): text is DayJobKind {
  return DAY_JOBS.some((kind) => kind === text);
}
