import { describe, expect, it } from 'vitest';
import { openAlertLog } from './alert-log.ts';
import { EMPTY_GUARD, type GuardState } from './guard-state.ts';
import { buildLocalBook } from './local-book.ts';
import { at, FRIDAY, localOf, MONDAY } from './reconcile.test-support.ts';
import { raiseIfUnsealed, rollGuard, unsealedAlertKey } from './roll-guard.ts';

const used: GuardState = {
  bookDay: FRIDAY,
  sealedDay: FRIDAY - 1,
  lastRequestedAtMs: at('15:30'),
  lastCompleteRequestedAtMs: at('15:29'),
  highestUpdateNs: '1',
  emptyStreak: 1,
  shrinkStreak: 2,
  staleStreak: 3,
  failingSinceMs: at('15:00'),
  failingWhy: 'timeout',
  unknownTexts: ['???'],
  alerted: ['book_stale:1'],
};
const working = localOf(1, 'open');

describe('the guard of a new trading day', () => {
  it('forgets the doubts of the day before, and keeps what holds beyond it', () => {
    expect(rollGuard(used, MONDAY)).toEqual({
      ...used,
      bookDay: MONDAY,
      highestUpdateNs: null,
      emptyStreak: 0,
      shrinkStreak: 0,
      staleStreak: 0,
      alerted: [],
    });
    expect(rollGuard(EMPTY_GUARD, FRIDAY)).toEqual({ ...EMPTY_GUARD, bookDay: FRIDAY });
  });

  it.each([FRIDAY, FRIDAY - 1])('is the same for its own day and for one before', (day) => {
    expect(rollGuard(used, day)).toBe(used);
  });
});

describe('a day without a final reading', () => {
  const told = (guard: Partial<GuardState>, bookDay = MONDAY, orders = [working]) => {
    const log = openAlertLog(EMPTY_GUARD);
    raiseIfUnsealed({ ...used, ...guard }, bookDay, buildLocalBook(orders), log);
    return log.alerts;
  };

  it('is told with its orders at work', () => {
    expect(told({})).toEqual([
      {
        kind: 'day_unsealed',
        severity: 'S1',
        orderId: null,
        key: unsealedAlertKey(FRIDAY),
        facts: { day: FRIDAY, orders: ['ord_1'], count: 1 },
      },
    ]);
    expect(told({ sealedDay: null })).toHaveLength(1);
  });

  it('names twenty of many, and counts all', () => {
    const many = Array.from({ length: 25 }, (_, i) => localOf(i + 1, 'open'));
    const facts = told({}, MONDAY, many)[0]?.facts;
    expect(facts?.count).toBe(25);
    expect(facts?.orders).toHaveLength(20);
  });

  it.each<[string, Parameters<typeof told>]>([
    ['it was sealed', [{ sealedDay: FRIDAY }]],
    ['a later day was sealed', [{ sealedDay: MONDAY }]],
    ['it is not over', [{}, FRIDAY]],
    ['there was none before', [{ bookDay: null }]],
    ['it was told already', [{ alerted: [unsealedAlertKey(FRIDAY)] }]],
    ['nothing was at work', [{}, MONDAY, [localOf(1, 'cancelled')]]],
    [
      'what is at work is for the next',
      [{}, MONDAY, [localOf(1, 'queued', { order: { tradingDay: MONDAY } })]],
    ],
  ])('is not told when %s', (_why, given) => {
    expect(told(...given)).toEqual([]);
  });
});
