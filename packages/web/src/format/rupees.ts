import {
  addDecimals,
  type Decimal,
  parseDecimal,
  roundDecimal,
  splitDecimal,
  timesWhole,
  trimDecimal,
} from './decimal.ts';

const MINUS = '−';

/** Thousands once, then hundreds: 15,10,000. */
export function groupIndian(whole: string): string {
  if (whole.length <= 3) return whole;
  const head = whole.slice(0, -3).replace(/\B(?=(\d{2})+(?!\d))/g, ',');
  return `${head},${whole.slice(-3)}`;
}

/** A whole number of shares or orders with Indian grouping. */
export function formatCount(count: number): string {
  return count < 0 ? `${MINUS}${groupIndian(String(-count))}` : groupIndian(String(count));
}

/** Rupees with the sign of the currency and at least two decimals, exactly as given: ₹15,10,000.00. */
export function formatRupees(text: string): string {
  return write(text, (value) => trimDecimal(value, 2), '₹');
}

/** A price for a column: no currency sign, at least two decimals, exactly as given. */
export function formatPrice(text: string): string {
  return write(text, (value) => trimDecimal(value, 2), '');
}

/** An average price for a column: rounded to four decimals, since a fill can leave a fraction of a paisa. */
export function formatAverage(text: string): string {
  return write(text, (value) => trimDecimal(roundDecimal(value, 4), 2), '');
}

/** Price times shares, in rupees and paise. Nothing when the price is not a number. */
export function orderValue(price: string, quantity: number): string | undefined {
  const parsed = parseDecimal(price);
  return parsed && plain(roundDecimal(timesWhole(parsed, quantity), 2));
}

/** Nothing when one of them is not a number: a wrong sum would be worse than none. */
export function sumRupees(amounts: readonly string[]): string | undefined {
  let sum: Decimal = { digits: 0n, places: 2 };
  for (const amount of amounts) {
    const parsed = parseDecimal(amount);
    if (!parsed) return undefined;
    sum = addDecimals(sum, parsed);
  }
  return plain(sum);
}

/** What is not a number is shown as it came, never as zero. */
function write(text: string, shape: (value: Decimal) => Decimal, currency: string): string {
  const parsed = parseDecimal(text);
  if (!parsed) return text;
  const { negative, whole, fraction } = splitDecimal(shape(parsed));
  return `${negative ? MINUS : ''}${currency}${groupIndian(whole)}${fraction ? `.${fraction}` : ''}`;
}

function plain(value: Decimal): string {
  const { negative, whole, fraction } = splitDecimal(value);
  return `${negative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}
