import { describe, expect, it } from 'vitest';
import { paise } from '../money/index.ts';
import { profitByDay } from './profit-by-day.ts';

const profit = (gross: number, charges: number) => ({
  gross: paise(gross),
  charges: paise(charges),
  net: paise(gross - charges),
});

describe('profit by day', () => {
  it('adds up the cycles of a day, and the days in their order', () => {
    const { days, unpriced } = profitByDay([
      { day: 12, profit: profit(500, 20) },
      { day: 10, profit: profit(1_000, 50) },
      { day: 12, profit: profit(-800, 30) },
    ]);
    expect(days).toEqual([
      { day: 10, ...profit(1_000, 50), cycles: 1, netSoFar: 950 },
      { day: 12, ...profit(-300, 50), cycles: 2, netSoFar: 600 },
    ]);
    expect(unpriced).toBe(0);
  });

  it('counts what is not priced and does not take it for nothing', () => {
    const found = profitByDay([
      { day: 10, profit: null },
      { day: 11, profit: profit(100, 10) },
    ]);
    expect(found.unpriced).toBe(1);
    expect(found.days.map(({ day }) => day)).toEqual([11]);
  });

  it('of nothing is nothing', () => {
    expect(profitByDay([])).toEqual({ days: [], unpriced: 0 });
  });
});
