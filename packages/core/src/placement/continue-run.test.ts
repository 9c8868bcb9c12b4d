import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { istMoment } from '../time.ts';
import { continueRun } from './continue-run.ts';
import { calendar } from './placement.test-support.ts';

const ist = (day: string, time: string) =>
  istMoment(Temporal.PlainDate.from(day), Temporal.PlainTime.from(time));

const asked = { dryRun: false, createdAtMs: ist('2026-08-20', '16:05'), continuation: 0 };

describe('a run that was cut short', () => {
  it.each([
    ['a minute later', asked, '2026-08-20', '16:06', 'amo', { kind: 'continue' }],
    ['in the night before its session', asked, '2026-08-21', '02:00', 'amo', { kind: 'continue' }],
    ['just before its session', asked, '2026-08-21', '08:50', 'amo', { kind: 'continue' }],
    [
      'once its session has begun',
      asked,
      '2026-08-21',
      '09:30',
      'amo',
      { kind: 'leave', why: 'session_over' },
    ],
    ['a day later', asked, '2026-08-21', '16:05', 'amo', { kind: 'leave', why: 'session_over' }],
    [
      'on Sunday for Monday',
      { ...asked, createdAtMs: ist('2026-08-21', '16:05') },
      '2026-08-23',
      '12:00',
      'amo',
      { kind: 'continue' },
    ],
    [
      'as it only tried',
      { ...asked, dryRun: true },
      '2026-08-20',
      '16:06',
      'amo',
      { kind: 'leave', why: 'dry_run' },
    ],
    [
      'for the third time',
      { ...asked, continuation: 3 },
      '2026-08-20',
      '16:06',
      'amo',
      { kind: 'leave', why: 'too_often' },
    ],
    [
      'a few minutes later in the session under way',
      { ...asked, createdAtMs: ist('2026-08-20', '10:00') },
      '2026-08-20',
      '10:10',
      'regular',
      { kind: 'continue' },
    ],
    [
      'hours later in the session under way',
      { ...asked, createdAtMs: ist('2026-08-20', '10:00') },
      '2026-08-20',
      '13:00',
      'regular',
      { kind: 'leave', why: 'too_late' },
    ],
    [
      'beyond what the calendar knows',
      { ...asked, createdAtMs: ist('2031-08-20', '16:05') },
      '2031-08-20',
      '16:06',
      'amo',
      { kind: 'leave', why: 'session_over' },
    ],
  ] as const)('%s', (_name, run, day, time, variety, expected) => {
    expect(continueRun(run, { now: ist(day, time), calendar, variety })).toEqual(expected);
  });

  it('is never carried on for another session than its own', () => {
    const moments = fc.integer({ min: ist('2026-08-10', '00:00'), max: ist('2026-09-20', '00:00') });
    fc.assert(
      fc.property(moments, moments, (createdAtMs, now) => {
        const { kind } = continueRun({ ...asked, createdAtMs }, { now, calendar, variety: 'amo' });
        if (kind === 'continue') expect(Math.abs(now - createdAtMs)).toBeLessThan(5 * 86_400_000);
      }),
    );
  });
});
