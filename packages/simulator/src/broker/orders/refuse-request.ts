import { hasLimit, hasTrigger } from '../risk/check-terms.ts';
import type { OrderChange, PlaceRequest, Refused, SimOrder } from '../types.ts';

/** Refusals that come before an order exists or changes (contract 2.3). */

export const UNKNOWN_INSTRUMENT: Refused = { kind: 'refused', code: 1006, text: 'Invalid Symbol' };
export const TAG_NOT_UNIQUE: Refused = { kind: 'refused', code: 32, text: 'error from core' };
export const NOT_FOUND: Refused = {
  kind: 'refused',
  code: 1006,
  text: 'Order already cancelled or not found.',
};
export const COMPLETED: Refused = {
  kind: 'refused',
  code: 1021,
  text: 'order is completed',
  stat: 'please provide valid order number',
};
/** An AMO order asked for without its flag, or in the minutes between the window's end and the open. */
export const HASH_ERROR: Refused = {
  kind: 'refused',
  code: 14,
  text: 'error from core',
  stat: 'ErrorCode(16) -> ErrorText(hash error)',
};

type Values = Pick<PlaceRequest, 'quantity' | 'orderType' | 'pricePaise' | 'triggerPaise'>;

/** Numbers that no order can have. */
export function refuseValues(values: Values): Refused | null {
  if (!Number.isSafeInteger(values.quantity) || values.quantity <= 0) return invalid('quantity');
  if (hasLimit(values.orderType) && !isPrice(values.pricePaise)) return invalid('price');
  if (hasTrigger(values.orderType) && !isPrice(values.triggerPaise)) return invalid('trigger price');
  return null;
}

/** The values that a modification asks for, the rest as they are. */
export function changedValues(order: SimOrder, change: OrderChange) {
  return {
    quantity: change.quantity ?? order.quantity,
    disclosedQuantity: change.disclosedQuantity ?? order.disclosedQuantity,
    pricePaise: change.pricePaise ?? order.pricePaise,
    triggerPaise: change.triggerPaise ?? order.triggerPaise,
    orderType: change.orderType ?? order.orderType,
    validity: change.validity ?? order.validity,
  };
}

function isPrice(paise: number): boolean {
  return Number.isSafeInteger(paise) && paise > 0;
}

function invalid(what: string): Refused {
  return { kind: 'refused', code: 1009, text: `please provide valid ${what}` };
}
