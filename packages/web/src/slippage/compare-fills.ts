import type { Order } from '../api/types.ts';
import { slippageOf } from '../orders/slippage.ts';

/** An order whose fill can be set against its limit. */
export interface ComparedFill {
  readonly id: string;
  readonly side: Order['side'];
  readonly symbol: string;
  readonly limit: string;
  readonly average: string;
  /** Of the limit, with a sign and two places: `−1.64`. */
  readonly percent: string;
  /** For drawing alone. */
  readonly at: { readonly x: number; readonly y: number };
}

type Executed = Pick<Order, 'id' | 'side' | 'symbol' | 'limit_price' | 'execution_price'>;

/** The orders that have both a limit and a fill, in their order. */
export function compareFills(orders: readonly Executed[]): readonly ComparedFill[] {
  return orders.flatMap(({ id, side, symbol, limit_price: limit, execution_price: average }) => {
    const found = slippageOf({ limit_price: limit, execution_price: average });
    if (found === undefined || limit === null || average === null) return [];
    const { percent } = found;
    const at = { x: Number(limit), y: (100 * (Number(average) - Number(limit))) / Number(limit) };
    return [{ id, side, symbol, limit, average, percent, at }];
  });
}

/** Below its limit a buy did better, and a sell above it. A fill at the limit is neither. */
export function countBetter(fills: readonly ComparedFill[]): {
  readonly better: number;
  readonly worse: number;
} {
  const gains = fills.map(({ side, at }) => (side === 'buy' ? -at.y : at.y));
  return { better: gains.filter((gain) => gain > 0).length, worse: gains.filter((gain) => gain < 0).length };
}
