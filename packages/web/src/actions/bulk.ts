import type { Order } from '../api/types.ts';
import { orderValue, sumRupees } from '../format/rupees.ts';
import { actionsOf } from './which-actions.ts';

export type BulkAction = 'retry' | 'drop';

/** As many as one request takes. */
export const BULK_MOST = 100;

/** Those among the selected for which the action is offered at all. */
export function thoseFor(action: BulkAction, selected: readonly Order[]): readonly Order[] {
  return selected.filter((order) => actionsOf(order).includes(action)).slice(0, BULK_MOST);
}

/** Price times shares of all; nothing when one has no price, since a sum that leaves one out would mislead. */
export function totalValue(those: readonly Pick<Order, 'limit_price' | 'quantity'>[]): string | undefined {
  const values = those.map(({ limit_price, quantity }) =>
    limit_price === null ? undefined : orderValue(limit_price, quantity),
  );
  return values.every((value) => value !== undefined) ? sumRupees(values) : undefined;
}
