import { err, ok, type Result } from '../result.ts';
import { isPaise, type Paise } from './paise.ts';

/** Why a text is no amount. `text` is what was read, so that a message can show it. */
export type MoneyError =
  | { readonly kind: 'amount_missing'; readonly text: string }
  | { readonly kind: 'amount_not_a_number'; readonly text: string }
  | { readonly kind: 'amount_too_precise'; readonly text: string }
  | { readonly kind: 'amount_too_large'; readonly text: string };

export interface DecimalParts {
  readonly negative: boolean;
  readonly integer: string;
  readonly fraction: string;
}

// What brokers and files write where there is no amount. Never zero: a price of nothing is not a price of 0.
const ABSENT = new Set(['', '-', '--', 'na', 'n/a', 'none', 'null']);
// Commas either nowhere or as a person in India (15,10,000) or elsewhere (1,510,000) sets them.
const DECIMAL = /^([+-])?(\d+|\d{1,3}(?:,\d{2,3})*,\d{3})(?:\.(\d+))?$/;

/** The parts of a decimal text, commas removed. Exponents, currency signs and other number systems are refused. */
export function readDecimalParts(text: string): Result<DecimalParts, MoneyError> {
  const trimmed = text.trim();
  if (ABSENT.has(trimmed.toLowerCase())) return err({ kind: 'amount_missing', text });
  const [, sign, digits, fraction] = DECIMAL.exec(trimmed) ?? [];
  if (digits === undefined) return err({ kind: 'amount_not_a_number', text });
  return ok({ negative: sign === '-', integer: digits.replaceAll(',', ''), fraction: fraction ?? '' });
}

/**
 * Reads rupees written as a decimal text into paise, exactly: "1,510.50" and "12500.000000" are amounts, "0.005" is
 * refused rather than rounded. An empty text, "--" and "NA" are `amount_missing`.
 */
export function parseRupees(text: string): Result<Paise, MoneyError> {
  const parts = readDecimalParts(text);
  if (!parts.ok) return parts;
  const { negative, integer, fraction } = parts.value;
  if (/[1-9]/.test(fraction.slice(2))) return err({ kind: 'amount_too_precise', text });
  const amount = Number(integer + fraction.slice(0, 2).padEnd(2, '0'));
  if (!isPaise(amount)) return err({ kind: 'amount_too_large', text });
  const signed = negative && amount !== 0 ? -amount : amount;
  return isPaise(signed) ? ok(signed) : err({ kind: 'amount_too_large', text });
}
