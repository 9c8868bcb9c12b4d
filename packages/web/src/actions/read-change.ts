import type { OrderChange } from '../api/queries-actions.ts';
import type { Order } from '../api/types.ts';
import { formatCount } from '../format/rupees.ts';
import { act } from './strings.ts';

export interface TypedChange {
  readonly price: string;
  readonly quantity: string;
}

export interface ReadChange {
  readonly priceError: string | undefined;
  readonly quantityError: string | undefined;
  /** Only what differs; nothing while something is wrong or nothing differs. */
  readonly change: OrderChange | undefined;
}

type Before = Pick<Order, 'quantity' | 'limit_price' | 'execution_qty'>;

/** What was typed into the form of a change. Bands and lots are the server's to judge: it knows today's list. */
export function readChange(before: Before, typed: TypedChange): ReadChange {
  const price = readPrice(typed.price);
  const quantity = readQuantity(typed.quantity);
  const priceError = price === undefined ? act.notAPrice : undefined;
  const quantityError = checkQuantity(before, quantity);
  if (priceError !== undefined || quantityError !== undefined || price === undefined) {
    return { priceError, quantityError, change: undefined };
  }
  const change = {
    ...(price !== readPrice(before.limit_price ?? '') && { limit_price: price }),
    ...(quantity !== before.quantity && { quantity }),
  };
  return { priceError, quantityError, change: Object.keys(change).length === 0 ? undefined : change };
}

/** With two decimals, so that 2450.5 is no change of 2450.50. */
export function readPrice(text: string): string | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.trim().replaceAll(',', ''));
  if (!match?.[1]) return undefined;
  const price = `${match[1].replace(/^0+(?=\d)/, '')}.${(match[2] ?? '').padEnd(2, '0')}`;
  return price === '0.00' ? undefined : price;
}

/** A whole number of shares, at least one. */
export function readQuantity(text: string): number | undefined {
  const plain = text.trim().replaceAll(',', '');
  return /^[1-9]\d{0,7}$/.test(plain) ? Number(plain) : undefined;
}

function checkQuantity({ execution_qty }: Before, quantity: number | undefined): string | undefined {
  if (quantity === undefined) return act.notAQuantity;
  return quantity <= execution_qty ? act.belowFilled(formatCount(execution_qty)) : undefined;
}
