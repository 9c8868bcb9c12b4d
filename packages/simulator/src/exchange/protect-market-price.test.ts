import { describe, expect, it } from 'vitest';
import { protectMarketPrice } from './protect-market-price.ts';

const WIDE = { lower: 5, upper: 10_000_000 };

describe('a market order', () => {
  const cases = [
    { name: 'gets two percent below a hundred rupees', side: 'B', last: 5_000, limit: 5_100 },
    { name: 'gets one percent below five hundred', side: 'B', last: 20_000, limit: 20_200 },
    { name: 'gets half a percent above', side: 'B', last: 100_000, limit: 100_500 },
    { name: 'sells down to the same distance', side: 'S', last: 100_000, limit: 99_500 },
    { name: 'is rounded into the protection, not out of it', side: 'B', last: 5_003, limit: 5_100 },
    { name: 'is rounded up when it sells', side: 'S', last: 5_003, limit: 4_905 },
  ] as const;
  it.each(cases)('$name', ({ side, last, limit }) => {
    expect(protectMarketPrice(side, last, { tickPaise: 5 }, WIDE)).toBe(limit);
  });

  it('never leaves the circuit band', () => {
    const band = { lower: 9_950, upper: 10_050 };
    expect(protectMarketPrice('B', 10_000, { tickPaise: 5 }, band)).toBe(10_050);
    expect(protectMarketPrice('S', 10_000, { tickPaise: 5 }, band)).toBe(9_950);
  });
});
