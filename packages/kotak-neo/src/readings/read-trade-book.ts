import { checkTradeRow } from '../rows/check-trade-row.ts';
import type { TradeRow } from '../rows/trade-row.ts';
import { interpretList } from './interpret-list.ts';
import { type ReadDeps, readAccount } from './read-account.ts';
import type { Reading, ReadOptions } from './reading.ts';

/** Reads today's fills of all orders; Kotak has no question for those of one. */
export function readTradeBook(deps: ReadDeps, options?: ReadOptions): Promise<Reading<TradeRow>> {
  return readAccount(
    deps,
    { operation: 'trade_book', method: 'GET', path: '/quick/user/trades' },
    (reply) => interpretList(reply, { check: checkTradeRow, maxRows: deps.maxRows }),
    options,
  );
}
