import type { Route } from '../http/route.ts';
import { bookEnvelope, rowsReply } from './rows-reply.ts';

/** Today's order book. */
export const readOrders: Route = {
  operation: 'orders',
  method: 'GET',
  path: '/quick/user/orders',
  access: 'trade',
  answer: (world, _call, ucc) => rowsReply(world.broker.orders(ucc).map(world.orderRow), bookEnvelope),
};

/** One order of today's book, in a list of one. */
export const readOrder: Route = {
  operation: 'order',
  method: 'GET',
  path: '/quick/user/orders/:orderNumber',
  access: 'trade',
  answer(world, call, ucc) {
    const wanted = call.params.orderNumber;
    const rows = world.broker
      .orders(ucc)
      .filter((order) => order.orderNumber === wanted)
      .map(world.orderRow);
    return rowsReply(rows, bookEnvelope);
  },
};
