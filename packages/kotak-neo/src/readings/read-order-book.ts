import { checkOrderRow } from '../rows/check-order-row.ts';
import type { OrderRow } from '../rows/order-row.ts';
import { interpretList } from './interpret-list.ts';
import { makeRowParser, rememberChecks } from './parse-rows.ts';
import { type ReadDeps, readAccount } from './read-account.ts';
import type { Reading, ReadOptions } from './reading.ts';

/**
 * Makes the reading of the order book: today's orders, and AMO orders that wait for the next day. It is asked for
 * every few seconds, so rows that did not change between two readings are the same objects in both.
 */
export function makeOrderBook(deps: ReadDeps): (options?: ReadOptions) => Promise<Reading<OrderRow>> {
  const form = {
    parse: makeRowParser(),
    check: rememberChecks(checkOrderRow),
    maxRows: deps.maxRows,
  };
  return (options) =>
    readAccount(
      deps,
      { operation: 'order_book', method: 'GET', path: '/quick/user/orders' },
      (reply) => interpretList(reply, form),
      options,
    );
}
