import { parseDecimal, roundDecimal, splitDecimal } from './decimal.ts';
import { formatRupees, groupIndian } from './rupees.ts';

const LAKH_PLACES = 5;
const CRORE_PLACES = 7;
const MINUS = '−';

/** Rupees in lakh and crore, rounded to two places: ₹15.1 L, ₹1.51 Cr. Below a lakh exactly as given. */
export function formatCompactRupees(text: string): string {
  const value = parseDecimal(text);
  if (!value) return text;
  const { whole } = splitDecimal(value);
  if (whole.length <= LAKH_PLACES) return formatRupees(text);
  const isCrore = whole.length > CRORE_PLACES;
  const places = value.places + (isCrore ? CRORE_PLACES : LAKH_PLACES);
  const rounded = splitDecimal(roundDecimal({ digits: value.digits, places }, 2));
  const fraction = rounded.fraction.replace(/0+$/, '');
  const amount = `₹${groupIndian(rounded.whole)}${fraction === '' ? '' : `.${fraction}`}`;
  return `${rounded.negative ? MINUS : ''}${amount} ${isCrore ? 'Cr' : 'L'}`;
}
