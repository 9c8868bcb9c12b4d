import { checkHoldingRow } from '../rows/check-holding-row.ts';
import type { HoldingRow } from '../rows/holding-row.ts';
import { interpretList } from './interpret-list.ts';
import { type ReadDeps, readAccount } from './read-account.ts';
import type { Reading, ReadOptions } from './reading.ts';

/** Reads the shares in the demat account. */
export function readHoldings(deps: ReadDeps, options?: ReadOptions): Promise<Reading<HoldingRow>> {
  return readAccount(
    deps,
    { operation: 'holdings', method: 'GET', path: '/portfolio/v1/holdings' },
    (reply) => interpretList(reply, { check: checkHoldingRow, maxRows: deps.maxRows, isBare: true }),
    options,
  );
}
