import { ERROR_BODIES } from '../http/error-bodies.ts';
import { readJData, textField } from '../http/read-body.ts';
import { errorReply, type Route } from '../http/route.ts';
import { jsonReply } from '../http/wire-call.ts';
import { marginBody } from '../rows/margin-body.ts';
import {
  parseOrderType,
  parsePaise,
  parseProduct,
  parseQuantity,
  parseSegment,
  parseSide,
} from './parse-values.ts';

/** What an order would need and whether the account has it. Names the instrument by token. */
export const checkMargin: Route = {
  operation: 'margin',
  method: 'POST',
  path: '/quick/user/check-margin',
  access: 'trade',
  answer(world, call, ucc) {
    const fields = readJData(call.body);
    if (!fields) return errorReply(ERROR_BODIES.body_invalid);
    const text = (name: string): string => textField(fields, name);
    const segment = parseSegment(text('exSeg'));
    const orderType = parseOrderType(text('prcTp'));
    const product = parseProduct(text('prod'));
    const side = parseSide(text('trnsTp'));
    if (!segment || !orderType || !product || !side) return errorReply(ERROR_BODIES.body_invalid);
    const quantity = parseQuantity(text('qty'));
    if (!quantity) return errorReply(ERROR_BODIES.invalid_quantity);
    const pricePaise = parsePaise(text('prc') || '0');
    const triggerPaise = parsePaise(text('trgPrc') || '0');
    if (pricePaise === undefined || triggerPaise === undefined) return errorReply(ERROR_BODIES.invalid_price);
    const margin = world.broker.checkMargin(ucc, {
      segment,
      instrument: text('tok'),
      side,
      orderType,
      product,
      quantity,
      pricePaise,
      triggerPaise,
    });
    return margin ? jsonReply(marginBody(margin)) : errorReply(ERROR_BODIES.invalid_instrument);
  },
};
