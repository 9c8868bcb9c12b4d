import { checkOrderRow } from '../rows/check-order-row.ts';
import type { OrderRow } from '../rows/order-row.ts';
import { interpretList } from './interpret-list.ts';
import { type ReadDeps, readAccount } from './read-account.ts';
import type { Reading, ReadOptions } from './reading.ts';

/** Reads the order book: today's orders, and AMO orders that wait for the next day. */
export function readOrderBook(deps: ReadDeps, options?: ReadOptions): Promise<Reading<OrderRow>> {
  return readAccount(
    deps,
    { operation: 'order_book', method: 'GET', path: '/quick/user/orders' },
    (reply) => interpretList(reply, { check: checkOrderRow, maxRows: deps.maxRows }),
    options,
  );
}
