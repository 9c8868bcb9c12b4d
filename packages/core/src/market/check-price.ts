import { divideRounded, type Paise, paise } from '../money/paise.ts';
import { err, ok, type Result } from '../result.ts';
import type { Instrument } from './instrument.ts';

export type PriceError =
  | { readonly kind: 'price_not_positive'; readonly price: Paise }
  | { readonly kind: 'off_tick'; readonly price: Paise; readonly tickSize: Paise }
  | { readonly kind: 'below_band'; readonly price: Paise; readonly lowerBand: Paise }
  | { readonly kind: 'above_band'; readonly price: Paise; readonly upperBand: Paise };

export type PriceRules = Pick<Instrument, 'tickSize' | 'lowerBand' | 'upperBand'>;

/**
 * The nearest price on a tick that is not worse than the one given: down for a buy, which must not pay more, up for a
 * sell, which must not take less. A tick of 0 or below is a bug of whoever read the scrip master, and throws.
 */
export function roundToTick(price: Paise, tick: Paise, direction: 'down' | 'up'): Paise {
  return paise(Number(divideRounded(BigInt(price), BigInt(tick), direction)) * tick);
}

/** Whether the exchange would take an order at this price: above zero, on a tick, inside today's band. */
export function checkPrice(rules: PriceRules, price: Paise): Result<Paise, PriceError> {
  if (price <= 0) return err({ kind: 'price_not_positive', price });
  if (price % rules.tickSize !== 0) return err({ kind: 'off_tick', price, tickSize: rules.tickSize });
  const { lowerBand, upperBand } = rules;
  if (lowerBand !== null && price < lowerBand) return err({ kind: 'below_band', price, lowerBand });
  if (upperBand !== null && price > upperBand) return err({ kind: 'above_band', price, upperBand });
  return ok(price);
}
