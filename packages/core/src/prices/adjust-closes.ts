import { divideRounded, type Paise, paise } from '../money/index.ts';
import type { DailyClose } from './daily-close.ts';
import { type ShareCount, shareRatioSince } from './share-ratio-since.ts';

type Adjustable = Pick<DailyClose, 'day' | 'close'> & Partial<Pick<DailyClose, 'openHighLow'>>;

/**
 * Closes in the prices of today: those before a recorded split or bonus are scaled by its ratio (`from` shares became
 * `to`), rounded to the nearest paisa, and with them the open, high and low of their day. The others are as they were.
 */
export function adjustCloses<Close extends Adjustable>(
  closes: readonly Close[],
  adjustments: readonly ShareCount[],
): readonly Close[] {
  if (adjustments.length === 0) return closes;
  return closes.map((close) => {
    const ratio = shareRatioSince(close.day, adjustments);
    if (ratio === null) return close;
    const scale = (price: Paise): Paise =>
      paise(Number(divideRounded(BigInt(price) * ratio.from, ratio.to, 'nearest')));
    const scaled = { ...close, close: scale(close.close) };
    if (!close.openHighLow) return scaled;
    const { open, high, low } = close.openHighLow;
    return { ...scaled, openHighLow: { open: scale(open), high: scale(high), low: scale(low) } };
  });
}
