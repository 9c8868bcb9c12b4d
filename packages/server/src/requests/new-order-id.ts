import { type OrderId, toId } from '@orderwatch/core';
import type { DeskRequest } from './request.ts';

/** A request records one order at most: its id is made from the request's, so that a second one cannot be written. */
export function newOrderIdOf({ id }: Pick<DeskRequest, 'id'>): OrderId {
  return toId('ord', `ord_${id.slice(id.indexOf('_') + 1)}`);
}
