import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addPaise,
  divideRounded,
  maxPaise,
  minPaise,
  paise,
  paiseFraction,
  subtractPaise,
  timesQuantity,
  ZERO_PAISE,
} from './paise.ts';

describe('paise', () => {
  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    'refuses %s as a bug of the caller',
    (amount) => {
      expect(() => paise(amount)).toThrow(RangeError);
    },
  );

  it('has one zero', () => {
    expect(Object.is(paise(-0), 0)).toBe(true);
    expect(Object.is(timesQuantity(paise(-5), 0), 0)).toBe(true);
  });

  it('adds, subtracts and compares exactly', () => {
    expect(addPaise()).toBe(ZERO_PAISE);
    expect(addPaise(paise(10), paise(20), paise(-5))).toBe(25);
    expect(subtractPaise(paise(10), paise(25))).toBe(-15);
    expect(minPaise(paise(3), paise(1), paise(2))).toBe(1);
    expect(maxPaise(paise(3), paise(1), paise(7))).toBe(7);
    expect(timesQuantity(paise(2_095_53), 233)).toBe(488_258_49);
  });

  it('refuses a fraction of a share', () => {
    expect(() => timesQuantity(paise(100), 1.5)).toThrow(RangeError);
  });
});

describe('division with a stated rounding', () => {
  it.each([
    { dividend: 7n, divisor: 2n, down: 3n, up: 4n, nearest: 4n },
    { dividend: -7n, divisor: 2n, down: -4n, up: -3n, nearest: -3n },
    { dividend: 10n, divisor: 3n, down: 3n, up: 4n, nearest: 3n },
    { dividend: 6n, divisor: 3n, down: 2n, up: 2n, nearest: 2n },
    { dividend: -6n, divisor: 3n, down: -2n, up: -2n, nearest: -2n },
  ])('$dividend / $divisor', ({ dividend, divisor, down, up, nearest }) => {
    expect(divideRounded(dividend, divisor, 'down')).toBe(down);
    expect(divideRounded(dividend, divisor, 'up')).toBe(up);
    expect(divideRounded(dividend, divisor, 'nearest')).toBe(nearest);
  });

  it('refuses a divisor that is not positive', () => {
    expect(() => divideRounded(1n, 0n, 'down')).toThrow(RangeError);
    expect(() => divideRounded(1n, -2n, 'down')).toThrow(RangeError);
  });

  it('is off by less than one, on the promised side', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 12n }), (dividend, divisor) => {
        const down = divideRounded(dividend, divisor, 'down') * divisor;
        const up = divideRounded(dividend, divisor, 'up') * divisor;
        expect(down <= dividend && dividend - down < divisor).toBe(true);
        expect(up >= dividend && up - dividend < divisor).toBe(true);
      }),
    );
  });

  it('takes a percentage without floating point', () => {
    const onePercentMore = { numerator: 101, denominator: 100 };
    expect(paiseFraction(paise(2_446_90), onePercentMore, 'down')).toBe(2_471_36);
    expect(paiseFraction(paise(2_446_90), onePercentMore, 'up')).toBe(2_471_37);
  });
});
