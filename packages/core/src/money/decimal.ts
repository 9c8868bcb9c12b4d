import type { Brand } from '../brand.ts';
import { ok, type Result } from '../result.ts';
import { divideRounded, type Paise, paise, type Rounding } from './paise.ts';
import { type MoneyError, readDecimalParts } from './parse-rupees.ts';

/**
 * Rupees with as many decimals as they need, in one spelling ("2095.53", never "2095.530" or "-0"). For average prices,
 * which have fractions of a paisa and are therefore no `Paise`.
 */
export type DecimalText = Brand<string, 'DecimalText'>;

interface Scaled {
  readonly units: bigint;
  readonly scale: number;
}

/** Reads a decimal text; commas and trailing zeros go. The errors are those of `parseRupees`, without a precision limit. */
export function parseDecimal(text: string): Result<DecimalText, MoneyError> {
  const parts = readDecimalParts(text);
  if (!parts.ok) return parts;
  const { negative, integer, fraction } = parts.value;
  const units = BigInt(integer + fraction);
  return ok(write({ units: negative ? -units : units, scale: fraction.length }));
}

export function decimalFromPaise(amount: Paise): DecimalText {
  return write({ units: BigInt(amount), scale: 2 });
}

/** The exact value of `quantity` shares at an average price. */
export function decimalTimes(price: DecimalText, quantity: number): DecimalText {
  const { units, scale } = read(price);
  return write({ units: units * BigInt(quantity), scale });
}

export function addDecimals(first: DecimalText, second: DecimalText): DecimalText {
  const [a, b] = [read(first), read(second)];
  const scale = Math.max(a.scale, b.scale);
  return write({ units: unitsAt(a, scale) + unitsAt(b, scale), scale });
}

/** The sum of many: each is read once, and nothing but the sum is written. */
export function sumDecimals(all: readonly DecimalText[]): DecimalText {
  const parts = all.map(read);
  const scale = Math.max(0, ...parts.map((part) => part.scale));
  const units = parts.reduce((sum, part) => sum + unitsAt(part, scale), 0n);
  return write({ units, scale });
}

export function subtractDecimals(from: DecimalText, amount: DecimalText): DecimalText {
  const [a, b] = [read(from), read(amount)];
  const scale = Math.max(a.scale, b.scale);
  return write({ units: unitsAt(a, scale) - unitsAt(b, scale), scale });
}

/** A part of a value, to six decimals: the price of one share of many, the cost of the shares that are left. */
export function decimalFraction(
  value: DecimalText,
  fraction: { readonly numerator: bigint; readonly denominator: bigint },
): DecimalText {
  const { units, scale } = read(value);
  const dividend = units * fraction.numerator * 1_000_000n;
  const divisor = fraction.denominator * 10n ** BigInt(scale);
  return write({ units: divideRounded(dividend, divisor, 'nearest'), scale: 6 });
}

/** Negative when `first` is the smaller, zero when equal, positive when it is the larger. */
export function compareDecimals(first: DecimalText, second: DecimalText): number {
  const [a, b] = [read(first), read(second)];
  const scale = Math.max(a.scale, b.scale);
  const difference = unitsAt(a, scale) - unitsAt(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The amount in paise under a stated rounding. Throws when it exceeds what paise can hold. */
export function decimalToPaise(value: DecimalText, rounding: Rounding): Paise {
  const { units, scale } = read(value);
  return paise(Number(divideRounded(units * 100n, 10n ** BigInt(scale), rounding)));
}

/** A whole number of `decimals` places, halves away from the smaller number. */
export function roundDecimal(value: DecimalText, decimals: number): DecimalText {
  const { units, scale } = read(value);
  const rounded = divideRounded(units * 10n ** BigInt(decimals), 10n ** BigInt(scale), 'nearest');
  return write({ units: rounded, scale: decimals });
}

/**
 * The average price of fills, weighted by quantity, to six decimals. `undefined` when nothing was bought: an average of
 * nothing is not 0.
 */
export function averagePrice(
  fills: readonly { readonly quantity: number; readonly price: DecimalText }[],
): DecimalText | undefined {
  const quantity = fills.reduce((sum, fill) => sum + fill.quantity, 0);
  if (quantity <= 0) return undefined;
  const scale = Math.max(...fills.map((fill) => read(fill.price).scale));
  const value = fills.reduce(
    (sum, fill) => sum + unitsAt(read(fill.price), scale) * BigInt(fill.quantity),
    0n,
  );
  const divisor = BigInt(quantity) * 10n ** BigInt(scale);
  return write({ units: divideRounded(value * 1_000_000n, divisor, 'nearest'), scale: 6 });
}

function read(text: DecimalText): Scaled {
  const point = text.indexOf('.');
  const scale = point === -1 ? 0 : text.length - point - 1;
  return { units: BigInt(text.replace('.', '')), scale };
}

function unitsAt(own: Scaled, scale: number): bigint {
  return own.scale === scale ? own.units : own.units * 10n ** BigInt(scale - own.scale);
}

function write({ units, scale }: Scaled): DecimalText {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const integer = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  const text = fraction === '' ? integer : `${integer}.${fraction}`;
  return (units < 0n ? `-${text}` : text) as DecimalText;
}
