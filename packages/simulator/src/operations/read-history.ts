import { ERROR_BODIES } from '../http/error-bodies.ts';
import { readJData, textField } from '../http/read-body.ts';
import { errorReply, type Route } from '../http/route.ts';
import { historyRow } from '../rows/history-row.ts';
import { reportEnvelope, rowsReply } from './rows-reply.ts';

/** Every station of one order's life, newest first. */
export const readHistory: Route = {
  operation: 'history',
  method: 'POST',
  path: '/quick/order/history',
  access: 'trade',
  answer(world, call, ucc) {
    const fields = readJData(call.body);
    const orderNumber = fields ? textField(fields, 'nOrdNo') : '';
    if (orderNumber === '') return errorReply(ERROR_BODIES.body_invalid);
    const order = world.broker.order(ucc, orderNumber);
    const states = world.broker.history(ucc, orderNumber);
    if (!order || !states) return errorReply(ERROR_BODIES.no_data);
    const source = world.origins.source(order);
    const rows = states.map((state) => historyRow(order, state, source)).reverse();
    return rowsReply(rows, reportEnvelope('Ok'));
  },
};
