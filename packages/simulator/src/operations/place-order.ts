import { ERROR_BODIES } from '../http/error-bodies.ts';
import { readJData } from '../http/read-body.ts';
import { errorReply, type Route } from '../http/route.ts';
import { answerReply } from './answer-body.ts';
import { parsePlacement } from './parse-placement.ts';

export const placeOrder: Route = {
  operation: 'place',
  method: 'POST',
  path: '/quick/order/rule/ms/place',
  access: 'trade',
  answer(world, call, ucc) {
    const fields = readJData(call.body);
    if (!fields) return errorReply(ERROR_BODIES.body_invalid);
    const parsed = parsePlacement(fields);
    if (parsed.kind === 'error') return errorReply(parsed.error);
    const { request, os } = parsed;
    if (!world.broker.instrument(request.segment, request.tradingSymbol)) {
      return errorReply(ERROR_BODIES.invalid_symbol);
    }
    const answer = world.origins.during(os, () => world.broker.place(ucc, request, 'api'));
    if (answer.kind === 'acknowledged') world.origins.remember(answer.orderNumber, os);
    return answerReply(answer);
  },
};
