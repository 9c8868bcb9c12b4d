import type { OrderType, PlaceRequest } from '../broker/types.ts';
import { ERROR_BODIES, type ErrorBody } from '../http/error-bodies.ts';
import { textField } from '../http/read-body.ts';
import {
  isKnownSegment,
  parseOrderType,
  parsePaise,
  parseProduct,
  parseQuantity,
  parseSegment,
  parseSide,
  parseValidity,
} from './parse-values.ts';

export type ParsedPlacement =
  | { readonly kind: 'placement'; readonly request: PlaceRequest; readonly os: string }
  | { readonly kind: 'error'; readonly error: ErrorBody };

/** Reads the fields of a placement (contract 2.1). What the gateway itself refuses never reaches the broker. */
export function parsePlacement(fields: Readonly<Record<string, unknown>>): ParsedPlacement {
  const text = (name: string): string => textField(fields, name);
  const orderType = parseOrderType(text('pt'));
  const product = parseProduct(text('pc'));
  const validity = parseValidity(text('rt'));
  const side = parseSide(text('tt'));
  const am = text('am');
  if (!orderType || !product || !validity || !side || (am !== 'YES' && am !== 'NO')) {
    return error(ERROR_BODIES.body_invalid);
  }
  if (!isKnownSegment(text('es'))) return error(ERROR_BODIES.invalid_exchange);
  const segment = parseSegment(text('es'));
  if (!segment || text('ts') === '') return error(ERROR_BODIES.invalid_symbol);

  const quantity = parseQuantity(text('qt'));
  const disclosedQuantity = parseQuantity(text('dq') || '0');
  if (!quantity || disclosedQuantity === undefined) return error(ERROR_BODIES.invalid_quantity);
  const prices = parsePrices(orderType, text('pr'), text('tp'));
  if ('value' in prices) return error(prices);

  const request: PlaceRequest = {
    segment,
    tradingSymbol: text('ts'),
    side,
    orderType,
    product,
    validity,
    quantity,
    disclosedQuantity,
    ...prices,
    amo: am === 'YES',
    tag: text('ig') || null,
  };
  return { kind: 'placement', request, os: text('os') };
}

interface Prices {
  readonly pricePaise: number;
  readonly triggerPaise: number;
}

/** A limit needs a price, a stop a trigger; what the type does not use must still be a number. */
export function parsePrices(orderType: OrderType, price: string, trigger: string): Prices | ErrorBody {
  const pricePaise = parsePaise(price);
  // An empty price is answered as a wrong quantity: the gateway's own confusion, seen live.
  if (price === '') return ERROR_BODIES.invalid_quantity;
  if (pricePaise === undefined) return ERROR_BODIES.invalid_price;
  const limited = orderType === 'L' || orderType === 'SL';
  if (limited && pricePaise === 0) return ERROR_BODIES.invalid_price;

  const triggerPaise = parsePaise(trigger || '0');
  const stopped = orderType === 'SL' || orderType === 'SL-M';
  if (triggerPaise === undefined || (stopped && triggerPaise === 0)) return ERROR_BODIES.invalid_trigger;
  return { pricePaise: limited ? pricePaise : 0, triggerPaise: stopped ? triggerPaise : 0 };
}

function error(body: ErrorBody): ParsedPlacement {
  return { kind: 'error', error: body };
}
