import { skewedClock, VirtualClock } from '@orderwatch/clock';
import { type GuardedAction, nseCalendar2026, paise } from '@orderwatch/core';
import { describe, expect, it } from 'vitest';
import type { LockedHead } from '../db/lease/lock-head.ts';
import { accountSettings } from '../http/schemas/account-settings.ts';
import { createAccountGuards, type GuardDeps } from './send-guard.ts';

const START = Temporal.Instant.from('2026-08-20T16:05:00+05:30').epochMilliseconds;
const DAY = Math.floor(Temporal.Instant.from('2026-08-21T00:00:00Z').epochMilliseconds / 86_400_000);
const buy: GuardedAction = {
  kind: 'place',
  side: 'buy',
  symbol: 'SBIN',
  quantity: 10,
  price: paise(100_000),
  referenceClose: null,
  capability: 'placing',
};
const flags = {
  mode: 'live',
  killedAtMs: null,
  pausedAtMs: null,
  placingStoppedReason: null,
  breakerReason: null,
} as const;
const settings = accountSettings.parse({ guards: { max_orders_per_day: 3 } });

function headWith(changes: Partial<LockedHead> = {}): LockedHead {
  return {
    accountId: 'acc_1',
    userId: 'usr_1',
    epoch: 1,
    eventSeq: 0,
    eventHash: Buffer.alloc(32),
    guard: {},
    ...flags,
    settings,
    sent: { day: null, orders: 0, value: 0 },
    ...changes,
  };
}

function guardsAt(changes: Partial<GuardDeps> & { readonly wallJumpMs?: () => number } = {}) {
  const clock = new VirtualClock(START);
  const own = skewedClock(clock, changes.wallJumpMs ?? (() => 0));
  const guards = createAccountGuards({
    clock: own,
    calendar: nseCalendar2026(),
    facts: () => ({
      id: 'acc_1',
      userId: 'usr_1',
      accountCode: 'AB1C2',
      ...flags,
      settings,
      createdAtMs: START,
      version: 1,
    }),
    leaseLeftMs: () => 30_000,
    readingIntervalMs: () => 60_000,
    ...changes,
  });
  return { clock, guards, own };
}

const NOW = () => START;

describe('the guards of an account', () => {
  it('let nothing leave before the first complete reading, nor after another instance had the account', () => {
    const { guards } = guardsAt();
    const first = guards.over(buy, DAY);
    expect(first.decide(headWith())).toEqual({});
    expect(first.refusal()).toMatchObject({ kind: 'not_sent', why: 'no_reading_yet' });

    guards.noteReading(NOW());
    const second = guards.over(buy, DAY);
    second.decide(headWith());
    expect(second.refusal()).toBeNull();
    expect(second.beforeSend()).toEqual({ ok: true });

    guards.forget();
    const third = guards.over(buy, DAY);
    third.decide(headWith());
    expect(third.refusal()).toMatchObject({ why: 'no_reading_yet' });
  });

  it('count an order for its day, begin anew with a later day, and give back what never left', () => {
    const { guards } = guardsAt();
    guards.noteReading(NOW());
    const guard = guards.over(buy, DAY);
    const yesterday = headWith({ sent: { day: '2026-08-20', orders: 3, value: 900 } });
    expect(guard.decide(yesterday)).toEqual({ sent: { day: '2026-08-21', orders: 1, value: 1_000_000 } });
    const now = headWith({ sent: { day: '2026-08-21', orders: 2, value: 1_500_000 } });
    expect(guard.giveBack(now)).toEqual({ sent: { day: '2026-08-21', orders: 1, value: 500_000 } });
  });

  it('count on where a later day has begun: no limit is passed by going back', () => {
    const { guards } = guardsAt();
    guards.noteReading(NOW());
    const guard = guards.over(buy, DAY - 1);
    const tomorrow = headWith({ sent: { day: '2026-08-21', orders: 3, value: 0 } });
    expect(guard.decide(tomorrow)).toEqual({});
    expect(guard.refusal()).toMatchObject({ why: 'day_orders_reached' });
    expect(guard.giveBack(tomorrow)).toEqual({});
  });

  it('do not count a change, and need no reading for a cancellation', () => {
    const { guards } = guardsAt();
    const cancel = guards.over({ kind: 'cancel', byPerson: false }, DAY);
    expect(cancel.decide(headWith({ pausedAtMs: 1 }))).toEqual({});
    expect(cancel.beforeSend()).toEqual({ ok: true });
    guards.noteReading(NOW());
    const modify = guards.over({ ...buy, kind: 'modify' }, DAY);
    expect(modify.decide(headWith())).toEqual({});
    expect(modify.refusal()).toBeNull();
  });

  it('let no decision leave a second after the row was looked at, and nothing that was never decided', async () => {
    const { guards, clock } = guardsAt();
    guards.noteReading(NOW());
    const guard = guards.over(buy, DAY);
    expect(guard.beforeSend()).toMatchObject({ ok: false });
    guard.decide(headWith());
    await clock.advanceBy(1_000);
    expect(guard.beforeSend()).toMatchObject({ ok: false, why: expect.stringMatching(/Too much time/) });
  });

  it('let ten requests leave in a second at most, and make the ninth wait before it is decided', async () => {
    const { guards, clock } = guardsAt();
    guards.noteReading(NOW());
    for (let count = 0; count < 10; count += 1) {
      // Two that did not wait for their turn: the limit holds for them all the same.
      if (count < 8) await guards.room();
      const guard = guards.over({ kind: 'cancel', byPerson: true }, DAY);
      guard.decide(headWith());
      expect(guard.beforeSend()).toEqual({ ok: true });
    }
    const pushed = guards.over({ kind: 'cancel', byPerson: true }, DAY);
    pushed.decide(headWith());
    expect(pushed.refusal()).toMatchObject({ why: 'too_many_per_second' });

    let turned = false;
    const waiting = guards.room().then(() => {
      turned = true;
    });
    await clock.advanceBy(999);
    expect(turned).toBe(false);
    await clock.advanceBy(2);
    await waiting;
    const next = guards.over({ kind: 'cancel', byPerson: true }, DAY);
    next.decide(headWith());
    expect(next.beforeSend()).toEqual({ ok: true });
  });

  it('place nothing after the clock of the machine jumped, until a reading after the one that noticed it', () => {
    let jumpMs = 0;
    const { guards, own } = guardsAt({ wallJumpMs: () => jumpMs });
    const refusal = () => {
      const guard = guards.over(buy, DAY);
      guard.decide(headWith());
      return guard.refusal()?.why ?? null;
    };
    guards.noteReading(own.nowMs());
    expect(refusal()).toBeNull();
    jumpMs = 1_900;
    expect(refusal()).toBeNull();
    jumpMs = -3_600_000;
    expect(refusal()).toBe('clock_off');
    guards.noteReading(own.nowMs());
    expect(refusal()).toBe('clock_off');
    guards.noteReading(own.nowMs());
    expect(refusal()).toBeNull();
  });

  it.each([
    ['the lease runs out', { leaseLeftMs: () => 14_999 }, 'lease_short'],
    [
      'the calendar has ended',
      { calendar: { ...nseCalendar2026(), lastDay: Temporal.PlainDate.from('2026-08-19') } },
      'no_calendar',
    ],
  ])('place nothing when %s', (_, changes, why) => {
    const { guards } = guardsAt(changes);
    guards.noteReading(NOW());
    const guard = guards.over(buy, DAY);
    guard.decide(headWith());
    expect(guard.refusal()).toMatchObject({ why });
  });

  it('place nothing when two readings are overdue', async () => {
    const { guards, clock } = guardsAt();
    guards.noteReading(NOW());
    await clock.advanceBy(120_001);
    const guard = guards.over(buy, DAY);
    guard.decide(headWith());
    expect(guard.refusal()).toMatchObject({ why: 'reading_stale' });
  });
});
