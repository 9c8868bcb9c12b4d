import type { Order } from '../api/types.ts';
import { formatCount, formatRupees, orderValue } from '../format/rupees.ts';
import { orders } from '../orders/strings.ts';
import { act } from './strings.ts';

type Deal = Pick<Order, 'side' | 'quantity' | 'symbol' | 'limit_price'>;

/** "Buy 10 RELIANCE at ₹2,450.50, ₹24,505.00": every dialog about money begins with it. */
export function describeDeal({ side, quantity, symbol, limit_price }: Deal): string {
  const what = `${orders.sides[side]} ${formatCount(quantity)} ${symbol}`;
  if (limit_price === null) return what + act.atMarket;
  const value = orderValue(limit_price, quantity);
  return (
    what +
    act.atLimit(formatRupees(limit_price)) +
    (value === undefined ? '' : act.worth(formatRupees(value)))
  );
}
