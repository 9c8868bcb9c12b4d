import type { Route } from '../http/route.ts';
import { loginId } from '../http/world.ts';
import { tradeRow } from '../rows/trade-row.ts';
import { reportEnvelope, rowsReply } from './rows-reply.ts';

/** Today's fills, one row each. */
export const readTrades: Route = {
  operation: 'trades',
  method: 'GET',
  path: '/quick/user/trades',
  access: 'trade',
  answer(world, _call, ucc) {
    const pan = loginId(world, ucc);
    const rows = world.broker.trades(ucc).flatMap((trade) => {
      const order = world.broker.order(ucc, trade.orderNumber);
      return order ? [tradeRow(trade, order, pan)] : [];
    });
    return rowsReply(rows, reportEnvelope('ok'));
  },
};
