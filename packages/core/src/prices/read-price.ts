import { type Paise, parseRupees } from '../money/index.ts';

/** A price in rupees, as paise; null when it is none, or not above zero. */
export function readPrice(text: string): Paise | null {
  const price = parseRupees(text);
  return price.ok && price.value > 0 ? price.value : null;
}
