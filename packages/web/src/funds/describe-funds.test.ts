import { describe, expect, it } from 'vitest';
import type { Funds } from '../api/queries-funds.ts';
import { describeFunds, isMore } from './describe-funds.ts';

const line = { order_id: 'ord_1' } as Funds['lines'][number];
const account = (change: Partial<Parameters<typeof describeFunds>[0][number]>) => ({
  free: '1000.00',
  shortfall: '0.00',
  lines: [],
  add_by: null,
  ...change,
});

describe('the funds in a sentence', () => {
  it.each([
    [[], 'What is free is not known.'],
    [[account({ free: null, shortfall: null })], 'What is free is not known.'],
    [[account({}), account({ free: null, shortfall: null })], 'What is free is not known.'],
    [[account({}), account({})], '₹2,000.00 free, and no order waits for money.'],
    [[account({ lines: [line] })], 'The money for the one waiting order is there.'],
    [[account({ lines: [line, line] })], 'The money for all 2 waiting orders is there.'],
    [
      [account({ lines: [line], shortfall: '150000.50', add_by: '2026-08-21T03:30:00.000Z' })],
      '₹1,50,000.50 is missing for the orders that wait; add it by Fri 21 Aug 09:00.',
    ],
    [[account({ lines: [line], shortfall: '5.00' })], '₹5.00 is missing for the orders that wait.'],
  ])('%#', (those, sentence) => {
    expect(describeFunds(those)).toBe(sentence);
  });
});

it('takes only more than nothing for missing', () => {
  expect(['0.00', '-1.00', '0.01', null].map(isMore)).toEqual([false, false, true, false]);
});
