import {
  type DecimalText,
  decimalToPaise,
  err,
  ok,
  type Paise,
  parseDecimal,
  parseRupees,
  type Result,
} from '@orderwatch/core';

// Ten thousand rows have a few hundred different prices: each is read once.
const LARGEST_MEMORY = 20_000;
/** Of whole rupees: ten lakh crore. Paise of one digit more could not be counted exactly. */
const MOST_DIGITS = 13;

function remembering<Value>(read: (text: string) => Value): (text: string | undefined) => Value | null {
  const known = new Map<string, Value>();
  return (text) => {
    if (text === undefined) return null;
    const seen = known.get(text);
    if (seen !== undefined) return seen;
    const value = read(text);
    if (known.size >= LARGEST_MEMORY) known.clear();
    known.set(text, value);
    return value;
  };
}

/** A price of an order; blank, unreadable and zero are null: unknown, never 0. */
export const priceOrNull: (text: string | undefined) => Paise | null = remembering((text) => {
  const value = parseRupees(text);
  return value.ok && value.value > 0 ? value.value : null;
});

/** An average price, which has fractions of a paisa. Zero means that nothing was filled. */
export const averageOrNull: (text: string | undefined) => DecimalText | null = remembering((text) => {
  const value = parseDecimal(text);
  return value.ok && !/^-|^0+(\.0+)?$/.test(value.value) ? value.value : null;
});

/** An amount that must be there. Kotak writes margins with six decimals; what is beyond paise is rounded down. */
export function readAmount(name: string, text: string | undefined): Result<Paise, string> {
  if (text === undefined) return err(`${name} is missing`);
  const value = parseDecimal(text);
  if (!value.ok) return err(`${name} is no amount: ${text}`);
  const [whole = ''] = value.value.replace('-', '').split('.');
  if (whole.length > MOST_DIGITS) return err(`${name} is more than any account holds: ${text}`);
  return ok(decimalToPaise(value.value, 'down'));
}

/** A whole number of paise written as text, as in the instrument list; null when blank, zero or not a number. */
export function paiseOrNull(text: string | undefined): Paise | null {
  if (text === undefined) return null;
  const value = parseDecimal(text);
  if (!value.ok) return null;
  const whole = /^(\d+)$/.exec(value.value)?.[1];
  if (whole === undefined) return null;
  const amount = parseRupees(`${whole.slice(0, -2) || '0'}.${whole.slice(-2).padStart(2, '0')}`);
  return amount.ok && amount.value > 0 ? amount.value : null;
}
