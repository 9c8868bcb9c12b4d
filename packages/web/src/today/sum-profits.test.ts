import { expect, it } from 'vitest';
import { sumProfits } from './sum-profits.ts';

it('sums what is known, and counts what is not', () => {
  expect(sumProfits([{ net: '100.25' }, { net: '-300.50' }, null])).toEqual({
    count: 3,
    unknown: 1,
    net: '-200.25',
  });
  expect(sumProfits([null])).toEqual({ count: 1, unknown: 1, net: undefined });
  expect(sumProfits([])).toEqual({ count: 0, unknown: 0, net: undefined });
});
