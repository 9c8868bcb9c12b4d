import type { Order } from '../api/types.ts';
import {
  addDecimals,
  type Decimal,
  parseDecimal,
  roundDecimal,
  splitDecimal,
  trimDecimal,
} from '../format/decimal.ts';

type Executed = Pick<Order, 'limit_price' | 'execution_price'>;

export interface Slippage {
  /** Rupees a share, with a sign: `−24.85`. */
  readonly perShare: string;
  /** Of the limit, with a sign and two places: `−1.64`. */
  readonly percent: string;
}

/** By how much the average fill differs from the limit; nothing without both. */
export function slippageOf(order: Executed): Slippage | undefined {
  const difference = differenceOf(order);
  const limit = parseDecimal(order.limit_price ?? '');
  if (difference === undefined || limit === undefined || limit.digits === 0n) return undefined;
  const atFour = roundDecimal(difference, 4);
  // As many digits as the rounding to two places needs.
  const scale = 10n ** BigInt(8 + limit.places - Math.min(difference.places, 8));
  const parts = (roundDecimal(difference, Math.min(difference.places, 8)).digits * scale) / limit.digits;
  return {
    perShare: signed(trimDecimal(atFour, 2)),
    percent: signed(roundDecimal({ digits: parts, places: 6 }, 2)),
  };
}

/** The same for programs: a plain decimal number. */
export function slippageAmount(order: Executed): string | undefined {
  const difference = differenceOf(order);
  if (difference === undefined) return undefined;
  const { negative, whole, fraction } = splitDecimal(trimDecimal(roundDecimal(difference, 4), 2));
  return `${negative ? '-' : ''}${whole}.${fraction}`;
}

function differenceOf({ limit_price, execution_price }: Executed): Decimal | undefined {
  const limit = parseDecimal(limit_price ?? '');
  const average = parseDecimal(execution_price ?? '');
  return limit && average && addDecimals(average, { digits: -limit.digits, places: limit.places });
}

function signed(value: Decimal): string {
  const { negative, whole, fraction } = splitDecimal(value);
  const sign = value.digits === 0n ? '' : negative ? '−' : '+';
  return `${sign}${whole}.${fraction}`;
}
