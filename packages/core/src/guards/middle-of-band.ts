import type { Instrument } from '../market/index.ts';
import { divideRounded, type Paise, paise } from '../money/index.ts';

/**
 * About the last close of a share, by the price band of the day: the exchange lays it evenly around the close. It comes
 * from the broker's list and so is independent of whoever named the price. Null where the list has no band.
 */
export function middleOfBand({
  lowerBand,
  upperBand,
}: Pick<Instrument, 'lowerBand' | 'upperBand'>): Paise | null {
  if (lowerBand === null || upperBand === null) return null;
  return paise(Number(divideRounded(BigInt(lowerBand) + BigInt(upperBand), 2n, 'nearest')));
}
