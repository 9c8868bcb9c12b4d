import type { Funds } from '../api/queries-funds.ts';
import type { Order } from '../api/types.ts';
import { sumRupees } from '../format/rupees.ts';

export interface RowMoney {
  readonly needed: string | null;
  readonly free: string | null;
  /** When the broker told what is free; nothing when it is what was free at the last try. */
  readonly freeAt: string | null;
  /** What those before it in the queue leave, where that is too little. */
  readonly left: string | null;
  /** Nothing while nobody knows. */
  readonly fits: boolean | null;
  readonly shortfall: string | null;
}

/** What the order needs and what is free: by the broker's last word, else as it was when it was last tried. */
export function moneyOf(order: Order, funds: readonly Funds[]): RowMoney {
  const account = funds.find(({ account_id }) => account_id === order.account_id);
  const line = account?.lines.find(({ order_id }) => order_id === order.id);
  if (!account || !line) {
    const retry = account?.retries.find(({ order_id }) => order_id === order.id);
    if (account?.broker && retry && retry.needed !== null && retry.shortfall !== null) {
      const fits = Number(retry.shortfall) === 0;
      const shortfall = fits ? null : retry.shortfall;
      return {
        needed: retry.needed,
        free: account.free,
        freeAt: account.broker.as_of,
        left: null,
        fits,
        shortfall,
      };
    }
    const { required_cash: needed, available_cash: free, shortfall } = order;
    return { needed, free, freeAt: null, left: null, fits: shortfall === null ? null : false, shortfall };
  }
  const { needed, fits } = line;
  // Where it fits, nothing is missing, and what those before it leave need not be told.
  const shortfall = fits === true ? null : line.shortfall;
  const left = shortfall === null ? null : (sumRupees([needed, `-${shortfall}`]) ?? null);
  return { left, needed, free: account.free, freeAt: account.broker?.as_of ?? null, fits, shortfall };
}
