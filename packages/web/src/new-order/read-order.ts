import { readPrice, readQuantity } from '../actions/read-change.ts';
import { act } from '../actions/strings.ts';
import type { NewOrder } from '../api/queries-actions.ts';
import { newOrder } from './strings.ts';

export interface TypedOrder {
  readonly accountId: string;
  readonly side: NewOrder['side'];
  readonly symbol: string;
  readonly quantity: string;
  readonly price: string;
  readonly managed: boolean;
}

export interface ReadOrder {
  readonly symbolError: string | undefined;
  readonly quantityError: string | undefined;
  readonly priceError: string | undefined;
  /** Nothing while something is missing or wrong. */
  readonly wish: NewOrder | undefined;
}

/** What was typed. A field that is still empty is not called wrong; tick, band and lot are the server's to judge. */
export function readOrder(typed: TypedOrder): ReadOrder {
  const symbol = /^[A-Z0-9&-]{1,30}$/.exec(typed.symbol.trim().toUpperCase())?.[0];
  const quantity = readQuantity(typed.quantity);
  const price = readPrice(typed.price);
  const errorOf = (text: string, read: unknown, error: string) =>
    text.trim() !== '' && read === undefined ? error : undefined;
  return {
    symbolError: errorOf(typed.symbol, symbol, newOrder.notASymbol),
    quantityError: errorOf(typed.quantity, quantity, act.notAQuantity),
    priceError: errorOf(typed.price, price, act.notAPrice),
    wish:
      symbol === undefined || quantity === undefined || price === undefined
        ? undefined
        : {
            account_id: typed.accountId,
            side: typed.side,
            symbol,
            quantity,
            limit_price: price,
            order_type: 'limit',
            managed: typed.side === 'buy' && typed.managed,
          },
  };
}
