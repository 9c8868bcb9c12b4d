import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ist, nse, shown } from '../market/calendar.test-support.ts';
import { DAY_JOBS, type DayJobKind } from './day-job.ts';
import { type DayJob, decideDayJob, planDayJobs } from './plan-day-jobs.ts';
import { sessionAfter, sessionBefore } from './sessions-around.ts';

const LONG_AGO = ist('2025-01-01 00:00').epochMilliseconds;

function planned(now: string, since = LONG_AGO): readonly DayJob[] {
  return planDayJobs(nse, { nowMs: ist(now).epochMilliseconds, sinceMs: since });
}
function timesOf(jobs: readonly DayJob[], day: string): readonly string[] {
  return jobs
    .filter((job) => job.day === day)
    .map(
      ({ kind, dueAtMs }) => `${kind} ${shown(Temporal.Instant.fromEpochMilliseconds(dueAtMs))?.slice(-5)}`,
    );
}

describe('the jobs of a trading day', () => {
  it('have their times around an ordinary session', () => {
    expect(timesOf(planned('2026-08-21 07:00'), '2026-08-21')).toEqual([
      'report_morning 08:45',
      'day_open 08:46',
      'report_open 09:16',
      'day_close 15:35',
      'report_close 15:45',
      'trades_check 15:50',
      'day_seal_check 16:00',
      'day_summary 16:10',
      'holdings_check 16:20',
      'day_purge 19:40',
    ]);
  });

  it('have them around a session in the evening of a Sunday', () => {
    expect(timesOf(planned('2026-11-08 12:00'), '2026-11-08')).toEqual([
      'report_morning 17:30',
      'day_open 17:31',
      'report_open 18:01',
      'day_close 19:15',
      'report_close 19:30',
      'trades_check 19:35',
      'day_seal_check 19:45',
      'day_summary 19:55',
      'holdings_check 20:05',
      'day_purge 23:25',
    ]);
  });

  it.each([
    { now: '2026-08-21 20:00', next: '2026-08-24', because: 'a Friday leads to Monday' },
    { now: '2026-09-11 20:00', next: '2026-09-15', because: 'Monday is a holiday' },
    { now: '2026-09-14 12:00', next: '2026-09-15', because: 'today is a holiday' },
    { now: '2026-11-06 20:00', next: '2026-11-08', because: 'the Sunday has a session in the evening' },
  ])('are planned for $next at $now: $because', ({ now, next }) => {
    const jobs = planned(now);
    expect(timesOf(jobs, next)).toHaveLength(DAY_JOBS.length);
    expect(jobs.at(-1)).toMatchObject({ day: next, provisional: false });
    expect(jobs.some(({ day }) => day > next)).toBe(false);
  });

  it('are planned by weekday beyond the end of the calendar, and marked', () => {
    const jobs = planned('2026-12-31 20:00');
    expect(jobs.at(-1)).toMatchObject({ day: '2027-01-01', provisional: true });
    expect(jobs.filter(({ day }) => day === '2027-01-01')).toHaveLength(DAY_JOBS.length);
    expect(planned('2027-01-01 20:00').at(-1)).toMatchObject({ day: '2027-01-04', provisional: true });
  });

  it('are none from before the account existed', () => {
    const since = ist('2026-08-20 16:00').epochMilliseconds;
    expect(timesOf(planned('2026-08-20 16:00', since), '2026-08-20')).toEqual([
      'day_seal_check 16:00',
      'day_summary 16:10',
      'holdings_check 16:20',
      'day_purge 19:40',
    ]);
  });

  it('of a service that was down for days: summaries are made up for, the rest is over', () => {
    const past = planned('2026-08-21 07:00').filter(({ day }) => day < '2026-08-21');
    expect(past.filter(({ kind }) => kind === 'day_summary').map(({ day }) => day)).toEqual([
      '2026-08-14',
      '2026-08-17',
      '2026-08-18',
      '2026-08-19',
      '2026-08-20',
    ]);
    expect(past.filter(({ kind }) => kind === 'report_close').map(({ day }) => day)).toEqual(['2026-08-20']);
  });
});

describe('a job that has come due', () => {
  const cases: readonly {
    kind: DayJobKind;
    day?: string;
    now: string;
    is: 'run' | 'late' | 'too_late' | 'no_session';
  }[] = [
    { kind: 'report_morning', now: '2026-08-21 08:45', is: 'run' },
    { kind: 'report_morning', now: '2026-08-21 09:14', is: 'late' },
    { kind: 'report_morning', now: '2026-08-21 09:15', is: 'too_late' },
    { kind: 'report_morning', now: '2026-08-21 11:00', is: 'too_late' },
    { kind: 'report_open', now: '2026-08-21 09:16', is: 'run' },
    { kind: 'report_open', now: '2026-08-21 11:00', is: 'late' },
    { kind: 'report_open', now: '2026-08-21 15:35', is: 'too_late' },
    { kind: 'day_open', now: '2026-08-21 11:00', is: 'late' },
    { kind: 'report_close', now: '2026-08-22 08:00', is: 'late' },
    { kind: 'report_close', now: '2026-08-24 08:58', is: 'late' },
    { kind: 'report_close', now: '2026-08-24 08:59', is: 'too_late' },
    { kind: 'day_summary', now: '2026-09-30 08:59', is: 'late' },
    { kind: 'day_purge', now: '2026-08-24 08:00', is: 'late' },
    { kind: 'report_close', day: '2026-09-14', now: '2026-09-14 15:45', is: 'no_session' },
    { kind: 'report_close', day: '2027-01-01', now: '2027-01-01 15:46', is: 'run' },
  ];
  it.each(cases)('$kind at $now is $is', ({ kind, day = '2026-08-21', now, is }) => {
    const decided = decideDayJob(nse, kind, day, ist(now).epochMilliseconds);
    expect(decided).toEqual(
      is === 'run' || is === 'late' ? { kind: 'run', late: is === 'late' } : { kind: 'missed', why: is },
    );
  });

  it('is planned exactly while it is not missed', () => {
    const from = ist('2026-08-14 00:00').epochMilliseconds;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 * 1440 }), (minutes) => {
        const nowMs = from + minutes * 60_000;
        const jobs = planDayJobs(nse, { nowMs, sinceMs: LONG_AGO });
        const names = jobs.map(({ kind, day }) => `${kind} ${day}`);
        return (
          new Set(names).size === names.length &&
          jobs.every(
            ({ kind, day, dueAtMs }) => dueAtMs > nowMs || decideDayJob(nse, kind, day, nowMs).kind === 'run',
          )
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe('sessions around a day', () => {
  it('are found across weekends and holidays, and not without end', () => {
    const friday = Temporal.PlainDate.from('2026-09-11');
    expect(sessionAfter(nse, friday)?.day.toString()).toBe('2026-09-15');
    expect(sessionBefore(nse, Temporal.PlainDate.from('2026-09-15'))?.day.toString()).toBe('2026-09-11');
    const holidays = new Map(
      Array.from({ length: 60 }, (_, index) => [friday.add({ days: index - 30 }).toString(), 'shut']),
    );
    const shut = { ...nse, holidays, specialSessions: new Map() };
    expect(sessionAfter(shut, friday)).toBeNull();
    expect(sessionBefore(shut, friday)).toBeNull();
    const nowMs = ist('2026-09-11 12:00').epochMilliseconds;
    expect(planDayJobs(shut, { nowMs, sinceMs: LONG_AGO })).toEqual([]);
  });

  it('leave a job without a next session in force', () => {
    const holidays = new Map(
      Array.from({ length: 40 }, (_, index) => [
        Temporal.PlainDate.from('2026-08-22').add({ days: index }).toString(),
        'shut',
      ]),
    );
    const shut = { ...nse, holidays, specialSessions: new Map() };
    const nowMs = ist('2026-09-11 12:00').epochMilliseconds;
    expect(decideDayJob(shut, 'report_close', '2026-08-21', nowMs)).toEqual({ kind: 'run', late: true });
  });
});
