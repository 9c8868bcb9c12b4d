import { groupDigits } from './format-count.ts';
import type { Paise } from './paise.ts';

/** Rupees as a plain decimal text with two decimals, as our API writes them: "1510000.00". */
export function rupeesText(amount: Paise): string {
  const { sign, rupees, rest } = split(amount);
  return `${sign}${rupees}.${rest}`;
}

/** Rupees for a reader in India: "₹15,10,000.00", "-₹250.50". The last three digits, then groups of two. */
export function formatRupees(amount: Paise): string {
  const { sign, rupees, rest } = split(amount);
  return `${sign}₹${groupDigits(rupees)}.${rest}`;
}

function split(amount: Paise): { sign: string; rupees: string; rest: string } {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return { sign: amount < 0 ? '-' : '', rupees: digits.slice(0, -2), rest: digits.slice(-2) };
}
