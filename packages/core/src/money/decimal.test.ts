import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDecimals,
  averagePrice,
  compareDecimals,
  type DecimalText,
  decimalFraction,
  decimalFromPaise,
  decimalTimes,
  decimalToPaise,
  parseDecimal,
  roundDecimal,
  subtractDecimals,
  sumDecimals,
} from './decimal.ts';
import { paise } from './paise.ts';

function decimal(text: string): DecimalText {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new Error(`no decimal: ${text}`);
  return parsed.value;
}
const anyDecimal = fc
  .tuple(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), fc.integer({ min: 0, max: 999_999 }))
  .map(([whole, part]) => decimal(`${whole}.${String(part).padStart(6, '0')}`));

describe('decimal texts', () => {
  it.each([
    ['2095.530', '2095.53'],
    ['0010', '10'],
    ['-0.00', '0'],
    ['1,23,456.7800', '123456.78'],
    ['-0.5', '-0.5'],
    ['0.000001', '0.000001'],
  ])('"%s" has one spelling, "%s"', (text, spelled) => {
    expect(parseDecimal(text)).toStrictEqual({ ok: true, value: spelled });
  });

  it('refuses what is no number, as amounts do', () => {
    expect(parseDecimal('--')).toMatchObject({ error: { kind: 'amount_missing' } });
    expect(parseDecimal('1e3')).toMatchObject({ error: { kind: 'amount_not_a_number' } });
  });

  it.each([
    ['2446.89990234375', 244_690, 244_689, 244_690],
    ['-0.005', 0, -1, 0],
    ['7', 700, 700, 700],
  ] as const)('%s becomes paise as told', (text, nearest, down, up) => {
    expect(decimalToPaise(decimal(text), 'nearest')).toBe(nearest);
    expect(decimalToPaise(decimal(text), 'down')).toBe(down);
    expect(decimalToPaise(decimal(text), 'up')).toBe(up);
  });

  it('rounds to decimals', () => {
    expect(roundDecimal(decimal('10.005'), 2)).toBe('10.01');
    expect(roundDecimal(decimal('10'), 2)).toBe('10');
  });

  it('orders by value, not by spelling', () => {
    expect(compareDecimals(decimal('9.5'), decimal('10'))).toBe(-1);
    expect(compareDecimals(decimal('10.1'), decimal('10.09'))).toBe(1);
    expect(compareDecimals(decimal('-1'), decimal('-1.0'))).toBe(0);
  });

  it('keeps every paisa on the way there and back', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amount) => {
        expect(decimalToPaise(decimalFromPaise(paise(amount)), 'nearest')).toBe(amount);
      }),
    );
  });

  it.each([
    ['100', 1n, 3n, '33.333333'],
    ['100', 2n, 3n, '66.666667'],
    ['-100', 1n, 3n, '-33.333333'],
    ['0.0000004', 1n, 1n, '0'],
    ['2095.53', 7n, 7n, '2095.53'],
  ] as const)('%s times %i of %i is %s', (value, numerator, denominator, part) => {
    expect(decimalFraction(decimal(value), { numerator, denominator })).toBe(part);
  });

  it('subtracts what was added', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        expect(subtractDecimals(addDecimals(a, b), b)).toBe(a);
      }),
    );
  });

  it('adds in any order, and multiplies as repeated adding', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, fc.integer({ min: 1, max: 20 }), (a, b, times) => {
        expect(addDecimals(a, b)).toBe(addDecimals(b, a));
        expect(sumDecimals([a, b, a])).toBe(addDecimals(addDecimals(a, b), a));
        const added = Array.from({ length: times }, () => a).reduce(addDecimals);
        expect(decimalTimes(a, times)).toBe(added);
      }),
    );
  });
});

describe('an average price', () => {
  it('weighs fills by quantity and keeps fractions of a paisa', () => {
    const fills = [
      { quantity: 1, price: decimal('100') },
      { quantity: 2, price: decimal('100.05') },
    ];
    expect(averagePrice(fills)).toBe('100.033333');
  });

  it('of nothing is unknown, not zero', () => {
    expect(averagePrice([])).toBeUndefined();
    expect(averagePrice([{ quantity: 0, price: decimal('5') }])).toBeUndefined();
  });

  it('of equal prices is that price, and of any lies between the least and the largest', () => {
    const fill = fc.record({ quantity: fc.integer({ min: 1, max: 1000 }), price: anyDecimal });
    fc.assert(
      fc.property(fc.array(fill, { minLength: 1, maxLength: 8 }), (fills) => {
        const average = averagePrice(fills) ?? decimal('0');
        const sorted = fills.map((f) => f.price).sort(compareDecimals);
        expect(compareDecimals(average, sorted[0] ?? average)).toBeGreaterThanOrEqual(0);
        expect(compareDecimals(average, sorted.at(-1) ?? average)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
