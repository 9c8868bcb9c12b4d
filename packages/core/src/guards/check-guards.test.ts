import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paise } from '../money/index.ts';
import { CAPABILITIES, isOn, type Switches } from './capabilities.ts';
import { checkGuards, readingMaxAgeMs, valueOfBuy } from './check-guards.ts';
import { explainGuard } from './explain-guard.ts';
import type { GuardCode, GuardedAction, GuardInput } from './guard-input.ts';

const allOn: Switches = {
  placing: true,
  verification: true,
  retries: true,
  sells: true,
  follow_manual_changes: true,
  notifications: true,
};
const buy: GuardedAction = {
  kind: 'place',
  side: 'buy',
  symbol: 'IDEA',
  quantity: 100,
  price: paise(1_000),
  referenceClose: paise(1_000),
  capability: 'placing',
};
const sound: GuardInput = {
  action: buy,
  account: {
    isReadOnly: false,
    killedAtMs: null,
    pausedAtMs: null,
    placingStoppedReason: null,
    breakerReason: null,
    switches: allOn,
  },
  limits: {
    maxOrderValue: paise(100_000),
    maxOrdersPerDay: 5,
    maxValuePerDay: paise(300_000),
    allowedSymbols: ['IDEA'],
    maxPriceDeviationBps: 2_000,
  },
  day: { orders: 4, value: paise(200_000) },
  dayClosed: false,
  instance: {
    leaseLeftMs: 15_001,
    decidedAgoMs: 999,
    clockDivergenceMs: -2_000,
    calendarKnown: true,
    completeReadingAgoMs: 120_000,
    readingIntervalMs: 60_000,
    sentInLastSecond: 9,
  },
};

type Changes = { readonly [Part in keyof Omit<GuardInput, 'dayClosed'>]?: Partial<GuardInput[Part]> } & {
  readonly dayClosed?: boolean;
};
/** The sound input at the edge of every limit, with some of it changed. */
function changed({ action, account, limits, day, dayClosed = false, instance }: Changes): GuardInput {
  return {
    action: { ...buy, ...action } as GuardedAction,
    account: { ...sound.account, ...account },
    limits: { ...sound.limits, ...limits },
    day: { ...sound.day, ...day },
    dayClosed,
    instance: { ...sound.instance, ...instance },
  };
}

const refusals: readonly (readonly [GuardCode, string, Changes])[] = [
  ['read_only', 'the account only reads', { account: { isReadOnly: true } }],
  ['kill_switch', 'the kill switch is on', { account: { killedAtMs: 1 } }],
  ['paused', 'the account is paused', { account: { pausedAtMs: 1 } }],
  ['stopped', 'placing was stopped', { account: { placingStoppedReason: 'another program' } }],
  ['breaker_open', 'the breaker is open', { account: { breakerReason: '5 in a row' } }],
  ['switched_off', 'its capability is off', { account: { switches: { ...allOn, placing: false } } }],
  ['lease_short', 'the lease has 15 s left', { instance: { leaseLeftMs: 15_000 } }],
  ['decision_old', 'a second has passed since the row was read', { instance: { decidedAgoMs: 1_000 } }],
  ['too_many_per_second', 'ten left within the second', { instance: { sentInLastSecond: 10 } }],
  ['clock_off', 'the clock was set back', { instance: { clockDivergenceMs: -2_001 } }],
  ['clock_off', 'the machine slept', { instance: { clockDivergenceMs: 2_001 } }],
  ['no_calendar', 'the calendar ends before today', { instance: { calendarKnown: false } }],
  ['day_closed', 'its day has had its final reading', { dayClosed: true }],
  ['no_reading_yet', 'nothing was read since the start', { instance: { completeReadingAgoMs: null } }],
  ['reading_stale', 'two readings are overdue', { instance: { completeReadingAgoMs: 120_001 } }],
  ['price_deviates', 'the price is far above the close', { action: { price: paise(1_201) } }],
  ['price_deviates', 'the price is far below the close', { action: { price: paise(799) } }],
  ['symbol_not_allowed', 'the symbol is not on the list', { action: { symbol: 'YESBANK' } }],
  ['price_unknown_to_guard', 'no price is known', { action: { price: null } }],
  ['order_too_large', 'its value is too large', { action: { quantity: 101 } }],
  ['day_orders_reached', "the day's orders are used up", { day: { orders: 5 } }],
  ['day_value_reached', "the day's rupees are used up", { day: { value: paise(200_001) } }],
];

describe('the last look before sending', () => {
  it('lets through what is at the edge of every limit', () => {
    expect(checkGuards(sound)).toBeNull();
  });

  it.each(refusals)('says %s when %s, in a sentence', (code, _, changes) => {
    const reason = checkGuards(changed(changes));
    expect(reason?.code).toBe(code);
    expect(reason && explainGuard(reason)).toMatch(/^.*\w.*[^.]$/);
  });

  it.each(CAPABILITIES)('names the capability %s in words when it is off', (capability) => {
    const settings = { switches: { ...allOn, [capability]: false } };
    expect(isOn(settings, capability)).toBe(false);
    const reason = checkGuards(changed({ action: { capability }, account: settings }));
    expect(reason && explainGuard(reason)).toMatch(/is switched off for this account$/);
  });

  it("sends a person's own order whatever is switched off", () => {
    const switches = { ...allOn, placing: false };
    expect(checkGuards(changed({ action: { capability: null }, account: { switches } }))).toBeNull();
  });

  it('has no limit where none is set', () => {
    const limits = {
      maxOrdersPerDay: null,
      maxValuePerDay: null,
      allowedSymbols: null,
      maxPriceDeviationBps: null,
    };
    const action = { symbol: 'YESBANK', referenceClose: null };
    expect(checkGuards(changed({ action, limits, day: { orders: 500 } }))).toBeNull();
  });

  it('sells what is owned whatever may be bought, within the orders of the day', () => {
    const action = { side: 'sell', symbol: 'YESBANK', quantity: 10_000 } as const;
    expect(checkGuards(changed({ action, day: { value: paise(900_000) } }))).toBeNull();
    expect(checkGuards(changed({ action, day: { orders: 5 } }))?.code).toBe('day_orders_reached');
    expect(checkGuards(changed({ action: { ...action, price: paise(1) } }))?.code).toBe('price_deviates');
  });

  it("counts a change neither among the day's orders nor among its rupees", () => {
    const day = { orders: 99, value: paise(9_000_000) };
    expect(checkGuards(changed({ action: { kind: 'modify' }, day }))).toBeNull();
  });
});

describe('a cancellation', () => {
  const cancel = (byPerson: boolean, changes: Changes = {}) =>
    checkGuards({ ...changed(changes), action: { kind: 'cancel', byPerson } });

  it.each(
    refusals.filter(
      ([code]) =>
        !['read_only', 'kill_switch', 'lease_short', 'decision_old', 'too_many_per_second'].includes(code),
    ),
  )('is sent all the same: %s', (_, __, changes) => {
    expect(cancel(false, changes)).toBeNull();
  });

  it('leaves under the kill switch only when a person asked for it', () => {
    const killed = { account: { killedAtMs: 1 } };
    expect(cancel(false, killed)?.code).toBe('kill_switch');
    expect(cancel(true, killed)).toBeNull();
  });

  it('never leaves for an account that only reads', () => {
    expect(cancel(true, { account: { isReadOnly: true } })?.code).toBe('read_only');
  });

  it('counts among the requests of the second, and needs the lease', () => {
    expect(cancel(true, { instance: { sentInLastSecond: 10 } })?.code).toBe('too_many_per_second');
    expect(cancel(true, { instance: { leaseLeftMs: 0 } })?.code).toBe('lease_short');
    expect(cancel(true, { instance: { decidedAgoMs: 1_000 } })?.code).toBe('decision_old');
  });
});

describe('the age of a reading', () => {
  it.each([
    [null, 120_000],
    [5_000, 60_000],
    [45_000, 90_000],
    [60_000, 120_000],
    [900_000, 120_000],
  ])('with an interval of %s ms may be %s ms', (interval, age) => {
    expect(readingMaxAgeMs(interval)).toBe(age);
  });
});

describe('what a buy adds to the day', () => {
  it('is its value at its price, nothing for a sell, unknown without a price', () => {
    expect(valueOfBuy({ side: 'buy', price: paise(1_050), quantity: 3 })).toBe(3_150);
    expect(valueOfBuy({ side: 'sell', price: paise(1_050), quantity: 3 })).toBeNull();
    expect(valueOfBuy({ side: 'buy', price: null, quantity: 3 })).toBeNull();
  });
});

describe('laws', () => {
  const anyInput = fc.record({
    killed: fc.boolean(),
    stopped: fc.boolean(),
    kind: fc.constantFrom('place', 'modify', 'cancel' as const),
    side: fc.constantFrom('buy', 'sell' as const),
    quantity: fc.integer({ min: 1, max: 1_000 }),
    orders: fc.integer({ min: 0, max: 10 }),
    sent: fc.integer({ min: 0, max: 20 }),
    age: fc.option(fc.integer({ min: 0, max: 300_000 })),
  });
  const build = (one: typeof anyInput extends fc.Arbitrary<infer T> ? T : never): GuardInput => {
    const input = changed({
      action: { side: one.side, quantity: one.quantity },
      account: { killedAtMs: one.killed ? 1 : null, placingStoppedReason: one.stopped ? 'why' : null },
      day: { orders: one.orders },
      instance: { sentInLastSecond: one.sent, completeReadingAgoMs: one.age },
    });
    const action: GuardedAction =
      one.kind === 'cancel'
        ? { kind: 'cancel', byPerson: false }
        : { ...buy, ...input.action, kind: one.kind as 'place' };
    return { ...input, action };
  };

  it('nothing leaves by itself while the kill switch is on', () => {
    fc.assert(
      fc.property(anyInput, (one) => {
        expect(checkGuards(build({ ...one, killed: true }))?.code).toBe('kill_switch');
      }),
    );
  });

  it('one more order of the day, or of the second, never makes something possible', () => {
    fc.assert(
      fc.property(anyInput, (one) => {
        if (checkGuards(build(one)) === null) return;
        expect(checkGuards(build({ ...one, orders: one.orders + 1, sent: one.sent + 1 }))).not.toBeNull();
      }),
    );
  });
});
