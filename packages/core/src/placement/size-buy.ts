import type { Instrument } from '../market/index.ts';
import { roundToTick } from '../market/index.ts';
import { type Paise, paise, paiseFraction } from '../money/index.ts';
import { err, ok, type Result } from '../result.ts';
import type { SizingReason } from './reasons.ts';
import type { PlacementSettings } from './settings.ts';

export interface BuyToSize {
  /** Null when unknown. */
  readonly lastClose: Paise | null;
  /** Shares a day; null when unknown. */
  readonly averageVolume: number | null;
  readonly instrument: Instrument;
  readonly settings: PlacementSettings;
}

/** What kept the quantity from being larger. */
export type SizeLimit = 'capital_per_trade' | 'volume_share' | 'max_order_value' | 'freeze_quantity';

export interface SizedBuy {
  readonly limitPrice: Paise;
  readonly quantity: number;
  readonly limitedBy: SizeLimit;
}

const WHOLE_BPS = 10_000;

/** The largest part of a day's average volume that one order may be, by price; dearer shares trade in fewer hands. */
const VOLUME_RATIOS: readonly { readonly from: Paise; readonly bps: number }[] = [
  { from: paise(5_000_00), bps: 200 },
  { from: paise(1_000_00), bps: 500 },
  { from: paise(500_00), bps: 1_000 },
  { from: paise(0), bps: 2_000 },
];

/**
 * Price and quantity of a buy. The limit is the last close and a buffer, on a tick below, not above the day's band. The
 * quantity is what the least of the limits pays for; a share that is traded too thinly is refused instead of getting
 * the whole capital, and a quantity of nothing is refused instead of becoming one.
 */
export function sizeBuy({
  lastClose,
  averageVolume,
  instrument,
  settings,
}: BuyToSize): Result<SizedBuy, SizingReason> {
  if (lastClose === null || lastClose <= 0) return err({ code: 'price_unknown' });
  const liquidity = checkLiquidity(averageVolume, settings);
  if (!liquidity.ok) return liquidity;
  const limit = limitPriceOf(lastClose, instrument, settings.priceBufferBps);
  if (!limit.ok) return limit;

  const price = limit.value;
  const { limitedBy, quantity } = largestQuantity(price, liquidity.value, instrument, settings);
  if (quantity <= 0) return err({ code: 'budget_too_small', price, budget: settings.capitalPerTrade });
  const share = checkVolumeRatio(quantity, price, liquidity.value);
  return share === null ? ok({ limitPrice: price, quantity, limitedBy }) : err(share);
}

/** Whether a share is traded enough to be bought. An unknown or senseless volume is not enough. */
export function checkLiquidity(
  averageVolume: number | null,
  { minAverageVolume }: Pick<PlacementSettings, 'minAverageVolume'>,
): Result<number, SizingReason> {
  if (averageVolume === null || !Number.isFinite(averageVolume)) return err({ code: 'volume_unknown' });
  // No setting makes a share without trades liquid.
  if (averageVolume <= 0 || averageVolume < minAverageVolume) {
    return err({ code: 'illiquid', averageVolume, atLeast: minAverageVolume });
  }
  return ok(averageVolume);
}

/** Null when the quantity is a small enough part of the average volume for its price. */
export function checkVolumeRatio(quantity: number, price: Paise, averageVolume: number): SizingReason | null {
  const bps = VOLUME_RATIOS.find(({ from }) => price >= from)?.bps ?? 0;
  const atMost = Math.floor((averageVolume * bps) / WHOLE_BPS);
  return quantity > atMost ? { code: 'too_large_for_volume', quantity, atMost } : null;
}

function limitPriceOf(
  lastClose: Paise,
  { tickSize, lowerBand, upperBand }: Instrument,
  bufferBps: number,
): Result<Paise, SizingReason> {
  const outside: SizingReason = { code: 'outside_band', price: lastClose, lowerBand, upperBand };
  // A close that the day's band does not contain is old, or of before a split: no price can be made of it.
  if (lowerBand !== null && lastClose < lowerBand) return err(outside);
  if (upperBand !== null && lastClose > upperBand) return err(outside);
  const fraction = { numerator: WHOLE_BPS + bufferBps, denominator: WHOLE_BPS };
  const buffered = paiseFraction(lastClose, fraction, 'down');
  const capped = upperBand !== null && buffered > upperBand ? upperBand : buffered;
  const limit = roundToTick(capped, tickSize, 'down');
  if (limit <= 0 || (lowerBand !== null && limit < lowerBand)) return err(outside);
  return ok(limit);
}

function largestQuantity(
  price: Paise,
  averageVolume: number,
  { lotSize, freezeQuantity }: Instrument,
  settings: PlacementSettings,
): { readonly limitedBy: SizeLimit; readonly quantity: number } {
  const limits: readonly (readonly [SizeLimit, number])[] = [
    ['capital_per_trade', settings.capitalPerTrade / price],
    // A tenth of the average day's value at this price is a tenth of its shares.
    ['volume_share', (averageVolume * settings.volumeShareBps) / WHOLE_BPS],
    ['max_order_value', settings.maxOrderValue / price],
    ['freeze_quantity', freezeQuantity ?? Number.POSITIVE_INFINITY],
  ];
  const [limitedBy, shares] = limits.reduce((least, limit) => (limit[1] < least[1] ? limit : least));
  return { limitedBy, quantity: Math.floor(shares / lotSize) * lotSize };
}
