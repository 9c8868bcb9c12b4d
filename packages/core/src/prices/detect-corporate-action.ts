import { type Paise, rupeesText } from '../money/index.ts';
import type { IstDay } from '../orders/index.ts';
import type { DailyClose } from './daily-close.ts';

/** One sign of a corporate action, with both sides of it. */
export type PriceJump =
  | { readonly kind: 'base_price'; readonly close: Paise; readonly closeDay: IstDay; readonly base: Paise }
  | { readonly kind: 'isin' | 'series' | 'face_value'; readonly before: string; readonly now: string };

/** What names a listing on one day, and what one share of it stands for in the company's books; null is unknown. */
export interface ListingFacts {
  readonly isin: string | null;
  readonly series: string;
  readonly faceValue: Paise | null;
}

/** Two hundredths: more than any rounding, less than any split. */
const TOLERANCE_BPS = 200;

/**
 * The signs that a share's prices of today are not comparable with those before; none is the ordinary day. An unknown
 * value (null) is no sign. `lastClose` is the latest stored one, with recorded adjustments applied.
 */
export function detectCorporateAction(question: {
  readonly lastClose: Pick<DailyClose, 'close' | 'day'> | null;
  readonly basePrice: Paise | null;
  readonly before: ListingFacts;
  readonly now: ListingFacts;
}): readonly PriceJump[] {
  const { lastClose, basePrice: base, before, now } = question;
  const jumps: PriceJump[] = [];
  if (lastClose !== null && base !== null) {
    const { close, day: closeDay } = lastClose;
    const difference = Math.abs(base - close);
    if (difference * 10_000 > close * TOLERANCE_BPS)
      jumps.push({ kind: 'base_price', close, closeDay, base });
  }
  noteChange('isin', before.isin, now.isin);
  noteChange('series', before.series, now.series);
  noteChange('face_value', inRupees(before.faceValue), inRupees(now.faceValue));
  return jumps;

  function noteChange(kind: 'isin' | 'series' | 'face_value', was: string | null, is: string | null): void {
    if (was !== null && is !== null && was !== is) jumps.push({ kind, before: was, now: is });
  }
}

function inRupees(amount: Paise | null): string | null {
  return amount === null ? null : rupeesText(amount);
}
