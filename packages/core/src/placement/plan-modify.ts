import type { BrokerOrder, OrderChange } from '../broker/index.ts';
import {
  checkPrice,
  checkQuantity,
  type Instrument,
  type PriceError,
  type QuantityError,
} from '../market/index.ts';
import type { Paise } from '../money/index.ts';
import type { JsonObject, Order, RequestedChange } from '../orders/index.ts';

/** What somebody wants changed at a working order; what is left out stays. The quantity is the new total. */
export interface ModifyWish {
  readonly limitPrice?: Paise | undefined;
  readonly quantity?: number | undefined;
}

export type ModifyRefusal =
  | { readonly code: 'nothing_changes' }
  | { readonly code: 'not_a_limit_order' }
  /** The broker has filled it or ended it meanwhile. */
  | { readonly code: 'not_working' }
  | { readonly code: 'below_filled'; readonly filledQty: number }
  /** More may not be offered than the position owns; raising a sell goes by its position. */
  | { readonly code: 'sell_not_raised' }
  | { readonly code: 'price_not_allowed'; readonly error: PriceError }
  | { readonly code: 'quantity_not_allowed'; readonly error: QuantityError };

export type ModifyPlan =
  | {
      readonly kind: 'modify';
      /** The whole set of values: what is not named would be taken as cleared. */
      readonly change: OrderChange;
      readonly requested: RequestedChange;
      /** From and to, for the history. */
      readonly changes: JsonObject;
    }
  | { readonly kind: 'refuse'; readonly reason: ModifyRefusal };

/** Makes the change of a working order from what the broker's book showed last, and checks what the exchange checks. */
export function planModify(input: {
  readonly order: Pick<Order, 'side' | 'disclosedQuantity'>;
  readonly row: BrokerOrder;
  readonly instrument: Instrument;
  readonly wish: ModifyWish;
}): ModifyPlan {
  const { row, wish } = input;
  const quantity = wish.quantity ?? row.quantity;
  const limitPrice = wish.limitPrice ?? row.limitPrice;
  const reason = whyNot(input, { quantity, limitPrice });
  if (reason !== null) return { kind: 'refuse', reason };
  const { triggerPrice, orderType, validity } = row;
  const { disclosedQuantity } = input.order;
  const isNewQuantity = quantity !== row.quantity;
  const isNewPrice = limitPrice !== row.limitPrice;
  return {
    kind: 'modify',
    change: { quantity, limitPrice, triggerPrice, orderType, validity, disclosedQuantity },
    requested: { ...(isNewQuantity && { quantity }), ...(isNewPrice && { limitPrice }) },
    changes: {
      ...(isNewQuantity && { quantity: { from: row.quantity, to: quantity } }),
      ...(isNewPrice && { limitPrice: { from: row.limitPrice, to: limitPrice } }),
    },
  };
}

const WORKING: ReadonlySet<BrokerOrder['status']> = new Set(['amo_pending', 'open', 'trigger_pending']);

function whyNot(
  { order, row, instrument, wish }: Parameters<typeof planModify>[0],
  to: { readonly quantity: number; readonly limitPrice: Paise | null },
): ModifyRefusal | null {
  if (!WORKING.has(row.status)) return { code: 'not_working' };
  if (wish.limitPrice !== undefined && row.orderType !== 'limit') return { code: 'not_a_limit_order' };
  if (to.quantity === row.quantity && to.limitPrice === row.limitPrice) return { code: 'nothing_changes' };
  if (to.quantity <= row.filledQty) return { code: 'below_filled', filledQty: row.filledQty };
  if (order.side === 'sell' && to.quantity > row.quantity) return { code: 'sell_not_raised' };
  const quantity = checkQuantity(instrument, to.quantity);
  if (!quantity.ok) return { code: 'quantity_not_allowed', error: quantity.error };
  if (to.limitPrice === null) return null;
  const price = checkPrice(instrument, to.limitPrice);
  return price.ok ? null : { code: 'price_not_allowed', error: price.error };
}
