import { divideRounded, paise } from '../money/index.ts';
import type { IstDay } from '../orders/index.ts';
import type { DailyClose } from './daily-close.ts';

/**
 * Closes in the prices of today: those before a recorded split or bonus are scaled by its ratio (`from` shares became
 * `to`), rounded to the nearest paisa. The others are as they were.
 */
export function adjustCloses<Close extends Pick<DailyClose, 'day' | 'close'>>(
  closes: readonly Close[],
  adjustments: readonly { readonly from: number; readonly to: number; readonly exDay: IstDay }[],
): readonly Close[] {
  if (adjustments.length === 0) return closes;
  return closes.map((close) => {
    const later = adjustments.filter(({ exDay }) => close.day < exDay);
    if (later.length === 0) return close;
    const by = later.reduce((product, { from }) => product * BigInt(from), 1n);
    const of = later.reduce((product, { to }) => product * BigInt(to), 1n);
    return { ...close, close: paise(Number(divideRounded(BigInt(close.close) * by, of, 'nearest'))) };
  });
}
