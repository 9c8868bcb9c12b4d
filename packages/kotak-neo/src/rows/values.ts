/**
 * Readers of single values of the broker. Each gives the value, `undefined` where the broker said nothing ('', '--',
 * 'NA', absent), or `malformed` where it said something that cannot be trusted.
 */
export const malformed: unique symbol = Symbol('malformed');
export type Malformed = typeof malformed;

/** A whole, non-negative number of units: 10, "10", "40.0". Not "", -1, 1.5 or 1e309. */
export function quantityOf(value: unknown): number | undefined | Malformed {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : malformed;
  if (typeof value === 'string') return quantityFromText(value);
  return value === undefined || value === null ? undefined : malformed;
}

const wholeNumber = /^\d{1,15}(\.0+)?$/;
// Where a person in India (15,10,000) or elsewhere (1,510,000) sets them. Any other comma is not a separator: "1,5" is no 15.
const grouped = /^-?\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d*)?$/;

function quantityFromText(text: string): number | Malformed {
  const bare = withoutSeparators(text.trim());
  return wholeNumber.test(bare) ? Number(bare) : malformed;
}

/** The same text where its commas are no separators of thousands. */
function withoutSeparators(text: string): string {
  return text.includes(',') && grouped.test(text) ? text.replaceAll(',', '') : text;
}

/** A decimal string in the broker's own precision; thousands separators are removed. Never a float. */
export function decimalOf(value: unknown): string | undefined | Malformed {
  if (typeof value === 'string') return decimalFromText(value);
  if (typeof value === 'number') return decimalFromNumber(value);
  return value === undefined || value === null ? undefined : malformed;
}

const plainDecimal = /^-?\d{1,20}(\.\d{1,20})?$/;

function decimalFromText(text: string): string | undefined | Malformed {
  if (plainDecimal.test(text)) return text;
  const bare = withoutSeparators(text.trim());
  if (isUnsaid(bare)) return undefined;
  return plainDecimal.test(bare) ? bare : malformed;
}

/** Holdings carry JSON numbers; their shortest decimal form is what was sent, short of exponents. */
function decimalFromNumber(value: number): string | Malformed {
  const text = String(value);
  return plainDecimal.test(text) ? text : malformed;
}

/** Text, or undefined for a marker of nothing. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') {
    if (value.length > 2 && value.charCodeAt(0) > 32) return value;
    return isUnsaid(value.trim()) ? undefined : value;
  }
  return typeof value === 'number' && isExact(value) ? String(value) : undefined;
}

/** An identity: text without blanks, or a number that lost no digit. */
export function idOf(value: unknown): string | Malformed {
  if (typeof value === 'string') {
    const bare = value.trim();
    return isUnsaid(bare) ? malformed : bare;
  }
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? String(value) : malformed;
}

/** Buy or sell. */
export function sideOf(value: unknown): 'B' | 'S' | Malformed {
  return value === 'B' || value === 'S' ? value : malformed;
}

/** Epoch seconds of this century, else undefined: times are a comfort, and never condemn a row. */
export function epochSecondsOf(value: unknown): number | undefined {
  const seconds = typeof value === 'string' ? Number(value) : value;
  if (typeof seconds !== 'number' || !Number.isSafeInteger(seconds)) return undefined;
  return seconds > 946_684_800 && seconds < 4_102_444_800 ? seconds : undefined;
}

/** Nanoseconds since the epoch as their digits. A bare number of that size has lost some and is not believed. */
export function nanosecondsOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{1,19}$/.test(value) ? value : undefined;
}

function isUnsaid(bare: string): boolean {
  return bare === '' || bare === '--' || bare === 'NA' || bare === '-';
}

function isExact(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}

/** Shows a value in an explanation, cut short. */
export function show(value: unknown): string {
  const text = value === undefined ? 'missing' : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
