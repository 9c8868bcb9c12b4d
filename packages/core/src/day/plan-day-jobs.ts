import type { TradingCalendar } from '../market/index.ts';
import { type EpochMs, istDate } from '../time.ts';
import { DAY_JOB_RULES, DAY_JOBS, type DayJobKind, dayJobDueMs } from './day-job.ts';
import { type SessionDay, sessionAfter, sessionBefore, sessionOn } from './sessions-around.ts';

export interface DayJob {
  readonly kind: DayJobKind;
  /** ISO trading day. */
  readonly day: string;
  readonly dueAtMs: EpochMs;
  /** The calendar does not know the day: its weekday alone made it one. */
  readonly provisional: boolean;
}

// How far back a summary that was missed is still made.
const SESSIONS_BACK = 5;

/**
 * The jobs that are to stand in the books at this moment: those of past sessions that can still be caught up on, those of
 * today, and those of the next session. What was due before the account existed is none of them.
 */
export function planDayJobs(
  calendar: TradingCalendar,
  { nowMs, sinceMs }: { readonly nowMs: EpochMs; readonly sinceMs: EpochMs },
): readonly DayJob[] {
  return sessionsAround(calendar, istDate(nowMs)).flatMap((session) =>
    DAY_JOBS.flatMap((kind): readonly DayJob[] => {
      const dueAtMs = dayJobDueMs(kind, session.bounds);
      if (dueAtMs < sinceMs) return [];
      const day = session.day.toString();
      if (dueAtMs <= nowMs && decideDayJob(calendar, kind, day, nowMs).kind === 'missed') return [];
      return [{ kind, day, dueAtMs, provisional: session.bounds.provisional }];
    }),
  );
}

export type DayJobDecision =
  /** `late`: noticeably after its time. */
  | { readonly kind: 'run'; readonly late: boolean }
  /** Its time to be caught up on is over, or the day is no trading day any more. */
  | { readonly kind: 'missed'; readonly why: 'too_late' | 'no_session' };

const LATE_MS = 5 * 60_000;

/** Whether a job that has come due is still to be done. The calendar may have changed since it was planned. */
export function decideDayJob(
  calendar: TradingCalendar,
  kind: DayJobKind,
  day: string,
  nowMs: EpochMs,
): DayJobDecision {
  const session = sessionOn(calendar, Temporal.PlainDate.from(day));
  if (session === null) return { kind: 'missed', why: 'no_session' };
  if (nowMs >= deadlineOf(calendar, kind, session)) return { kind: 'missed', why: 'too_late' };
  return { kind: 'run', late: nowMs - dayJobDueMs(kind, session.bounds) > LATE_MS };
}

function deadlineOf(calendar: TradingCalendar, kind: DayJobKind, { day, bounds }: SessionDay): EpochMs {
  switch (DAY_JOB_RULES[kind].catchUp) {
    case 'until_open':
      return bounds.open.epochMilliseconds;
    case 'until_last_phase':
      return bounds.lastPhaseEnd.epochMilliseconds;
    case 'until_next_session':
      return sessionAfter(calendar, day)?.bounds.watchFrom.epochMilliseconds ?? Number.POSITIVE_INFINITY;
    case 'always':
      return Number.POSITIVE_INFINITY;
  }
}

function sessionsAround(calendar: TradingCalendar, today: Temporal.PlainDate): readonly SessionDay[] {
  const sessions: SessionDay[] = [];
  let past = sessionBefore(calendar, today);
  for (let count = 0; count < SESSIONS_BACK && past !== null; count += 1) {
    sessions.unshift(past);
    past = sessionBefore(calendar, past.day);
  }
  for (const found of [sessionOn(calendar, today), sessionAfter(calendar, today)]) {
    if (found !== null) sessions.push(found);
  }
  return sessions;
}
