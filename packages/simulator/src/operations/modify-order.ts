import type { OrderChange } from '../broker/types.ts';
import { ERROR_BODIES, type ErrorBody } from '../http/error-bodies.ts';
import { readJData, textField } from '../http/read-body.ts';
import { errorReply, type Route } from '../http/route.ts';
import { answerReply } from './answer-body.ts';
import { parsePrices } from './parse-placement.ts';
import { parseOrderType, parseQuantity, parseValidity } from './parse-values.ts';

/** Changes a working order. Validity is `vd` and the order `no` here; `qt` is the new total quantity. */
export const modifyOrder: Route = {
  operation: 'modify',
  method: 'POST',
  path: '/quick/order/vr/modify',
  access: 'trade',
  answer(world, call, ucc) {
    const fields = readJData(call.body);
    const orderNumber = fields ? textField(fields, 'no') : '';
    if (!fields || orderNumber === '') return errorReply(ERROR_BODIES.body_invalid);
    const change = parseChange(fields);
    if ('value' in change) return errorReply(change);
    return answerReply(world.broker.modify(ucc, orderNumber, change, 'api'));
  },
};

function parseChange(fields: Readonly<Record<string, unknown>>): OrderChange | ErrorBody {
  const text = (name: string): string => textField(fields, name);
  const orderType = parseOrderType(text('pt'));
  // Kotak's older documents call the validity `rt` here, too.
  const validity = parseValidity(text('vd') || text('rt') || 'DAY');
  if (!orderType || !validity) return ERROR_BODIES.body_invalid;
  const quantity = parseQuantity(text('qt'));
  const disclosedQuantity = parseQuantity(text('dq') || '0');
  if (!quantity || disclosedQuantity === undefined) return ERROR_BODIES.invalid_quantity;
  const prices = parsePrices(orderType, text('pr'), text('tp'));
  if ('value' in prices) return prices;
  return { orderType, validity, quantity, disclosedQuantity, ...prices };
}
