import { nseCalendar2026 } from '@orderwatch/core';
import { describe, expect, it } from 'vitest';
import { planReading, type WatchState } from './reading-plan.ts';

const calendar = nseCalendar2026();

function ist(text: string): number {
  return Temporal.Instant.from(`${text}+05:30`).epochMilliseconds;
}

function plan(now: string, state: Partial<WatchState> = {}) {
  const nowMs = ist(now);
  const { atMs, intervalMs, feedWanted } = planReading(calendar, {
    nowMs,
    lastReadingMs: nowMs,
    feedLive: true,
    openQuestionSinceMs: null,
    lacksWholeSinceMs: null,
    ordersWait: false,
    todaySealed: false,
    ...state,
  });
  return {
    inSeconds: (atMs - nowMs) / 1_000,
    interval: intervalMs === null ? null : intervalMs / 1_000,
    feedWanted,
  };
}

// 2026-08-21 is a Friday.
const cases: readonly (readonly [string, string, Partial<WatchState>, number, number | null, boolean])[] = [
  [
    'every 5 s before the opening while the feed is down',
    '2026-08-21T08:59:00',
    { feedLive: false },
    5,
    5,
    true,
  ],
  ['every 10 s before the opening while the feed is live', '2026-08-21T08:59:00', {}, 10, 10, true],
  ['every 5 s until 09:20 while the feed is down', '2026-08-21T09:19:59', { feedLive: false }, 5, 5, true],
  ['every minute in market hours', '2026-08-21T09:20:00', {}, 60, 60, true],
  [
    'a minute on when the clock was set back by an hour since',
    '2026-08-21T11:00:00',
    { lastReadingMs: ist('2026-08-21T12:00:00') },
    60,
    60,
    true,
  ],
  [
    'every minute although a clock that was ahead has sealed the day',
    '2026-08-21T15:00:00',
    { todaySealed: true },
    60,
    60,
    true,
  ],
  [
    'every 10 s in market hours while the feed is down',
    '2026-08-21T11:00:00',
    { feedLive: false },
    10,
    10,
    true,
  ],
  [
    'every 10 s while something is unconfirmed',
    '2026-08-21T11:00:00',
    { openQuestionSinceMs: ist('2026-08-21T10:59:50') },
    10,
    10,
    true,
  ],
  [
    'every minute again once nobody could answer for ten minutes',
    '2026-08-21T11:00:00',
    { openQuestionSinceMs: ist('2026-08-21T10:49:00') },
    60,
    60,
    true,
  ],
  ['every 10 s in the closing auction', '2026-08-21T15:20:00', {}, 10, 10, true],
  [
    'every 5 s in the closing auction while the feed is down',
    '2026-08-21T15:20:00',
    { feedLive: false },
    5,
    5,
    true,
  ],
  ['when the day can be sealed, at that moment', '2026-08-21T15:39:30', {}, 31, 60, true],
  ['every minute until the day is sealed', '2026-08-21T15:41:00', {}, 60, 60, true],
  [
    'a quarter of an hour after the sealing while an order waits',
    '2026-08-21T16:10:00',
    { todaySealed: true, ordersWait: true },
    900,
    900,
    true,
  ],
  [
    'a minute after a reading of the evening that was not whole, though nothing waits',
    '2026-08-21T16:10:00',
    { todaySealed: true, lacksWholeSinceMs: ist('2026-08-21T16:05:00') },
    60,
    60,
    true,
  ],
  [
    'on Monday when no reading of the evening was whole for ten minutes',
    '2026-08-21T16:10:00',
    { todaySealed: true, lacksWholeSinceMs: ist('2026-08-21T16:00:00') },
    232_500,
    null,
    false,
  ],
  [
    'on Monday, a quarter before nine, when nothing waits',
    '2026-08-21T16:10:00',
    { todaySealed: true },
    232_500,
    null,
    false,
  ],
  [
    'on the weekend every quarter of an hour while an order waits',
    '2026-08-22T12:00:00',
    { ordersWait: true },
    900,
    900,
    true,
  ],
  ['in time for the session', '2026-08-24T08:40:00', { ordersWait: true }, 300, 900, true],
  ['at the beginning of the watch after the session was tried', '2026-08-24T08:45:00', {}, 840, null, true],
];

describe('the book is read', () => {
  it.each(cases)('%s', (_name, now, state, inSeconds, interval, feedWanted) => {
    expect(plan(now, state)).toEqual({ inSeconds, interval, feedWanted });
  });

  it('no later because something else happened since the last reading', () => {
    const nowMs = ist('2026-08-21T11:00:30');
    const state = { lastReadingMs: ist('2026-08-21T11:00:00') };
    expect(planReading(calendar, { ...base(nowMs), ...state }).atMs).toBe(ist('2026-08-21T11:01:00'));
  });

  it('on a day that the calendar does not know as on any weekday: watching goes on where placing stops', () => {
    expect(plan('2027-03-03T11:00:00').interval).toBe(60);
  });
});

function base(nowMs: number): WatchState {
  return {
    nowMs,
    lastReadingMs: nowMs,
    feedLive: true,
    openQuestionSinceMs: null,
    lacksWholeSinceMs: null,
    ordersWait: false,
    todaySealed: false,
  };
}
