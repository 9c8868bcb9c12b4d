import { keyOfInstrument } from '../broker/accounts/share-lots.ts';
import type { InstrumentSeed } from '../broker/types.ts';
import { nearestTick } from './price-range.ts';

/** A split that was announced. Days count from 1970-01-01 in India. */
export interface KnownSplit {
  readonly instrumentKey: string;
  readonly from: number;
  readonly to: number;
  readonly exDay: number;
  /** Null where it stays as it was. */
  readonly faceValuePaise: number | null;
}

/** What a price of before all splits up to this day is worth by the day's count of shares, as a factor. */
export function priceShare(
  instrument: InstrumentSeed,
  splits: readonly KnownSplit[],
  dayNumber: number,
): number {
  return splits
    .filter((split) => split.exDay <= dayNumber && split.instrumentKey === keyOfInstrument(instrument))
    .reduce((share, { from, to }) => (share * from) / to, 1);
}

/** By which face value a share trades on a day. */
export function faceValueOn(
  instrument: InstrumentSeed,
  splits: readonly KnownSplit[],
  dayNumber: number,
): number {
  const changes = splits
    .filter((split) => split.exDay <= dayNumber && split.instrumentKey === keyOfInstrument(instrument))
    .toSorted((one, other) => one.exDay - other.exDay);
  return changes.reduce((value, { faceValuePaise }) => faceValuePaise ?? value, instrument.faceValuePaise);
}

/** The previous close as the day's base price: another number on an ex-day only. */
export function countedAnew(
  previousClose: number,
  instrument: InstrumentSeed,
  splits: readonly KnownSplit[],
  dayNumber: number,
): number {
  const today = splits.filter((split) => split.exDay === dayNumber);
  const share = today.length === 0 ? 1 : priceShare(instrument, today, dayNumber);
  return share === 1 ? previousClose : nearestTick(previousClose * share, instrument.tickPaise);
}
