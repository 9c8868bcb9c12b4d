import { describe, expect, it } from 'vitest';
import { describeToday, type TodayFacts } from './describe-today.ts';

const calm: TodayFacts = {
  counters: { agree: 6, awaited: 0, differ: 0, unknown: 0, missing: 0, unconfirmed: 0 },
  readingAgeMs: 20_000,
  reading: 'ok',
  orders: 0,
  others: 0,
};
const counters = (change: Partial<NonNullable<TodayFacts['counters']>>) => ({
  counters: { agree: 6, awaited: 0, differ: 0, unknown: 0, missing: 0, unconfirmed: 0, ...change },
});

describe('the day in a sentence', () => {
  it.each([
    [{}, 'All 6 orders agree with the broker. Nothing needs you.'],
    [counters({ agree: 1 }), 'The one order at the broker agrees. Nothing needs you.'],
    [counters({ agree: 0 }), 'No order is at the broker. Nothing needs you.'],
    [
      counters({ awaited: 2 }),
      '6 orders agree with the broker. The broker took 2 orders that its book has not shown yet. Nothing needs you.',
    ],
    [
      counters({ agree: 0, awaited: 1 }),
      'The broker took 1 order that its book has not shown yet. Nothing needs you.',
    ],
    [counters({ awaited: 1, missing: 1 }), '1 order does not agree with the broker.'],
    [{ orders: 2 }, 'All 6 orders agree with the broker. 2 orders need you.'],
    [{ others: 2 }, 'All 6 orders agree with the broker. 2 things need you.'],
    [{ orders: 1, others: 1 }, 'All 6 orders agree with the broker. 1 order and 1 other thing need you.'],
    [{ orders: undefined }, 'All 6 orders agree with the broker.'],
    [{ ...counters({ differ: 1 }), orders: 1 }, '1 order does not agree with the broker. 1 order needs you.'],
    [counters({ missing: 1, unconfirmed: 2 }), '3 orders do not agree with the broker.'],
    [{ readingAgeMs: undefined }, 'The broker has not been read yet. How things stand is not known.'],
    [
      { reading: 'bad', readingAgeMs: 720_000 },
      'The broker was last read 12 min ago. What stands here may be old.',
    ],
    [
      { readingAgeMs: undefined, orders: 1 },
      'The broker has not been read yet. How things stand is not known. 1 order needs you.',
    ],
    [{ counters: undefined }, 'Our orders have not been compared with the broker’s yet.'],
    [
      { counters: undefined, reading: 'bad', readingAgeMs: 720_000 },
      'The broker was last read 12 min ago. What stands here may be old.',
    ],
  ] as const)('%o: %s', (change, expected) => {
    expect(describeToday({ ...calm, ...change })).toBe(expected);
  });

  it('never says that nothing needs a person while the broker was not read lately', () => {
    for (const change of [
      { readingAgeMs: undefined },
      { reading: 'bad' },
      { counters: undefined },
      { orders: undefined },
    ] as const) {
      expect(describeToday({ ...calm, ...change })).not.toContain('Nothing needs you');
    }
  });
});
