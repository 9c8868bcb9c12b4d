import { ERROR_BODIES } from '../http/error-bodies.ts';
import { readJData, textField } from '../http/read-body.ts';
import { errorReply, type Route } from '../http/route.ts';
import { answerReply } from './answer-body.ts';

/** Cancels an order. A waiting AMO order needs `am:"YES"`; `ts` is taken and not looked at. */
export const cancelOrder: Route = {
  operation: 'cancel',
  method: 'POST',
  path: '/quick/order/cancel',
  access: 'trade',
  answer(world, call, ucc) {
    const fields = readJData(call.body);
    const orderNumber = fields ? textField(fields, 'on') : '';
    if (!fields || orderNumber === '') return errorReply(ERROR_BODIES.body_invalid);
    const amo = textField(fields, 'am') === 'YES';
    return answerReply(world.broker.cancel(ucc, orderNumber, { amo }, 'api'));
  },
};
