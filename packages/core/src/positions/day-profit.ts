import {
  addPaise,
  decimalFraction,
  decimalToPaise,
  type Paise,
  subtractPaise,
  sumDecimals,
  timesQuantity,
  ZERO_PAISE,
} from '../money/index.ts';
import type { IstDay } from '../orders/index.ts';
import type { Position } from './position.ts';

/** Why it is not known. What is missing is never replaced by something near it. */
export type DayProfitUnknown =
  | 'no_last_price'
  | 'no_previous_close'
  /** The broker has not priced what was bought on the day. */
  | 'not_priced'
  /** A split or the like lies between the two prices. */
  | 'not_comparable';

export type DayProfit =
  | {
      readonly kind: 'known';
      readonly amount: Paise;
      readonly day: IstDay;
      /** Null when all of its shares were bought on the day itself. */
      readonly before: { readonly day: IstDay; readonly close: Paise } | null;
    }
  | { readonly kind: 'unknown'; readonly why: DayProfitUnknown };

/** The prices between which a day's profit lies. */
export interface DayPrices {
  /** The last price, and the day in India on which it was one. */
  readonly last: { readonly price: Paise; readonly day: IstDay } | null;
  /** The close of the trading day before that of `last`. */
  readonly before: { readonly day: IstDay; readonly close: Paise } | null;
}

/**
 * What the shares owned now have gained or lost on the day of their last price, before charges: against the close before
 * it, and those bought on the day against what they have cost. Shares are sold oldest first. Total.
 */
export function dayProfitOf(
  position: Pick<Position, 'quantity' | 'ledger' | 'adjustments' | 'sellHold'>,
  { last, before }: DayPrices,
): DayProfit {
  if (last === null) return unknown('no_last_price');
  const bought = position.ledger.filter(
    ({ side, day, quantity }) => side === 'buy' && day === last.day && quantity > 0,
  );
  const boughtQty = bought.reduce((sum, { quantity }) => sum + quantity, 0);
  const newQty = Math.min(position.quantity, boughtQty);
  const overnightQty = position.quantity - newQty;
  const since = before === null ? last.day - 1 : before.day;
  const isAdjusted = position.adjustments.some(({ exDay }) => exDay > since && exDay <= last.day);
  if (isAdjusted || position.sellHold?.by === 'corporate_action') return unknown('not_comparable');
  if (overnightQty > 0 && before === null) return unknown('no_previous_close');
  const values = bought.flatMap(({ value }) => (value === null ? [] : [value]));
  if (newQty > 0 && values.length < bought.length) return unknown('not_priced');
  const overnight =
    before === null ? ZERO_PAISE : timesQuantity(subtractPaise(last.price, before.close), overnightQty);
  const cost =
    newQty === 0
      ? ZERO_PAISE
      : decimalToPaise(
          decimalFraction(sumDecimals(values), { numerator: BigInt(newQty), denominator: BigInt(boughtQty) }),
          'nearest',
        );
  const ofNew = subtractPaise(timesQuantity(last.price, newQty), cost);
  return {
    kind: 'known',
    amount: addPaise(overnight, ofNew),
    day: last.day,
    before: overnightQty === 0 ? null : before,
  };
}

function unknown(why: DayProfitUnknown): DayProfit {
  return { kind: 'unknown', why };
}
