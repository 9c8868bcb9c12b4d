import type { Brand } from '../brand.ts';

/** A whole number of paise: one rupee is 100. The only form in which money is added, compared and stored. */
export type Paise = Brand<number, 'Paise'>;

/**
 * Marks a number as paise.
 *
 * Throws when it is not a safe integer: a fraction of a paisa or a number beyond 2^53 is a bug of the caller,
 * never something that a user or a broker wrote (their text goes through `parseRupees`).
 */
export function paise(amount: number): Paise {
  if (!isPaise(amount)) throw new RangeError(`Not a whole number of paise: ${amount}`);
  // JavaScript makes -0 of -5 * 0, which is equal to 0 and yet written and compared differently in places.
  return amount === 0 ? ZERO_PAISE : amount;
}

/** True when a number can be paise. */
export function isPaise(amount: number): amount is Paise {
  return Number.isSafeInteger(amount);
}

export const ZERO_PAISE = 0 as Paise;

/** The sum of any number of amounts; of none, zero. */
export function addPaise(...amounts: readonly Paise[]): Paise {
  return paise(amounts.reduce((sum: number, amount) => sum + amount, 0));
}

/** What is left of `from` after `amount`; negative when `amount` is larger. */
export function subtractPaise(from: Paise, amount: Paise): Paise {
  return paise(from - amount);
}

/** The value of `quantity` shares at `price`. The quantity is a whole number. */
export function timesQuantity(price: Paise, quantity: number): Paise {
  if (!Number.isSafeInteger(quantity)) throw new RangeError(`Not a whole quantity: ${quantity}`);
  return paise(price * quantity);
}

export function minPaise(first: Paise, ...others: readonly Paise[]): Paise {
  return paise(Math.min(first, ...others));
}

export function maxPaise(first: Paise, ...others: readonly Paise[]): Paise {
  return paise(Math.max(first, ...others));
}

/** The two neighbours that an inexact amount can be rounded to, and the nearer of them (a half goes up). */
export type Rounding = 'down' | 'up' | 'nearest';

/**
 * `amount * numerator / denominator`, exact until the one rounding at the end: percentages and rates of charges
 * without floating point. The denominator is positive.
 */
export function paiseFraction(
  amount: Paise,
  fraction: { readonly numerator: number; readonly denominator: number },
  rounding: Rounding,
): Paise {
  const product = BigInt(amount) * BigInt(fraction.numerator);
  return paise(Number(divideRounded(product, BigInt(fraction.denominator), rounding)));
}

/** Division of integers with a stated rounding; `down` is towards minus infinity. The divisor is positive. */
export function divideRounded(dividend: bigint, divisor: bigint, rounding: Rounding): bigint {
  if (divisor <= 0n) throw new RangeError(`The divisor must be positive: ${divisor}`);
  const truncated = dividend / divisor;
  const floor = dividend % divisor < 0n ? truncated - 1n : truncated;
  const remainder = dividend - floor * divisor;
  if (remainder === 0n || rounding === 'down') return floor;
  if (rounding === 'up') return floor + 1n;
  return remainder * 2n >= divisor ? floor + 1n : floor;
}
