import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ist, shown } from '../market/calendar.test-support.ts';
import { tellsCoverage } from './coverage-reminder.ts';
import { isDayJob } from './day-job.ts';
import { describeSummary } from './describe-summary.ts';
import { nextReminderMs } from './reminder-times.ts';
import { type DayOrder, isQuietDay, summariseDay } from './summarise-day.ts';

const NONE = { orders: [], changes: [], positionsOpened: 0, positionsClosed: 0, positionsOpen: 0 };

function order(changes: Partial<DayOrder>): DayOrder {
  return {
    status: 'pending_execution',
    side: 'buy',
    origin: 'system',
    placed: true,
    quantity: 10,
    executionQty: 0,
    cancelledBy: null,
    missing: false,
    ...changes,
  };
}

describe('the summary of a day', () => {
  it('counts what became of our orders, and others by themselves', () => {
    const summary = summariseDay({
      ...NONE,
      orders: [
        order({ status: 'ongoing', executionQty: 10 }),
        order({ status: 'ongoing', executionQty: 4 }),
        order({ status: 'rejected' }),
        order({ status: 'cancelled', cancelledBy: 'user' }),
        order({ status: 'cancelled', cancelledBy: 'expiry' }),
        order({ status: 'cancelled' }),
        order({ status: 'amo', missing: true }),
        order({ status: 'unconfirmed', placed: false }),
        order({ status: 'retry_pending', placed: false }),
        order({ status: 'failed', placed: false }),
        order({ status: 'closed', origin: 'external', executionQty: 10 }),
      ],
      positionsOpened: 2,
      positionsOpen: 3,
    });
    expect(summary).toEqual({
      orders: 10,
      placed: 7,
      executed: 1,
      partlyExecuted: 1,
      rejected: 1,
      cancelled: 3,
      cancelledBy: { user: 1, system: 0, broker: 0, exchange: 0, expiry: 1, unknown: 1 },
      open: 1,
      unconfirmed: 1,
      missing: 1,
      retryQueue: 1,
      failed: 1,
      external: 1,
      positionsOpened: 2,
      positionsClosed: 0,
      positionsOpen: 3,
      detectionMs: null,
    });
    expect(describeSummary(summary)).toBe(
      '7 placed, 1 executed, 1 partly executed, 1 rejected, 3 cancelled, 1 open, 1 unconfirmed, 1 missing at the broker, 1 in the retry queue, 1 failed, 1 placed elsewhere, 2 positions opened',
    );
    expect(describeSummary({ ...summary, positionsOpened: 1, positionsClosed: 1 })).toMatch(
      /, 1 position opened, 1 position closed$/,
    );
    expect(isQuietDay(summary)).toBe(false);
  });

  it('tells how long changes took to be seen, never less than nothing', () => {
    const changes = [4_000, -500, 1_000].map((delay) => ({
      kind: 'order.filled' as const,
      happenedAtMs: 1_000_000,
      seenAtMs: 1_000_000 + delay,
    }));
    expect(summariseDay({ ...NONE, changes }).detectionMs).toEqual({ count: 3, median: 1_000, max: 4_000 });
  });

  it('of a day without orders is quiet, and says so', () => {
    const summary = summariseDay(NONE);
    expect(isQuietDay(summary)).toBe(true);
    expect(describeSummary(summary)).toBe('no orders');
  });

  it('does not depend on the order of the orders', () => {
    const orders = [order({ status: 'rejected' }), order({ status: 'amo' }), order({ origin: 'external' })];
    expect(summariseDay({ ...NONE, orders: orders.toReversed() })).toEqual(summariseDay({ ...NONE, orders }));
  });
});

describe('a reminder', () => {
  const since = ist('2026-08-21 16:05').epochMilliseconds;
  const after = (text: string) =>
    shown(Temporal.Instant.fromEpochMilliseconds(nextReminderMs(since, ist(text).epochMilliseconds)));

  it.each([
    ['2026-08-21 16:05', '2026-08-21 16:10'],
    ['2026-08-21 16:10', '2026-08-21 16:20'],
    ['2026-08-21 16:20', '2026-08-21 16:35'],
    ['2026-08-21 16:35', '2026-08-21 17:05'],
    ['2026-08-21 17:05', '2026-08-21 18:05'],
    ['2026-08-21 21:05', '2026-08-22 08:00'],
    ['2026-08-22 01:00', '2026-08-22 08:00'],
    ['2026-08-22 08:00', '2026-08-22 09:05'],
    ['2026-08-22 09:05', '2026-08-22 10:05'],
  ])('after %s comes at %s', (now, next) => {
    expect(after(now)).toBe(next);
  });

  it('always comes later, and never stops', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 * 86_400_000 }), (passed) => {
        const next = nextReminderMs(since, since + passed);
        return next > since + passed && next - (since + passed) <= 12 * 3_600_000;
      }),
    );
  });
});

describe('the end of the calendar', () => {
  const lastDay = Temporal.PlainDate.from('2026-12-31');
  const ending = (daysLeft: number) => ({
    kind: 'ends_soon' as const,
    lastDay,
    daysLeft,
    missingYear: 2027,
  });
  const monday = Temporal.PlainDate.from('2026-12-07');
  const tuesday = Temporal.PlainDate.from('2026-12-08');

  it.each([
    [null, monday, false],
    [ending(25), monday, true],
    [ending(24), tuesday, false],
    [ending(7), tuesday, true],
    [{ kind: 'ended' as const, lastDay, missingYear: 2027 }, tuesday, true],
    [{ kind: 'not_begun' as const, firstDay: lastDay, missingYear: 2026 }, tuesday, true],
  ])('%o on %s is told: %s', (warning, day, told) => {
    expect(tellsCoverage(warning, day)).toBe(told);
  });
});

it('a text names a job of the day or it does not', () => {
  expect([isDayJob('day_open'), isDayJob('placement')]).toEqual([true, false]);
});
