import { checkPositionRow } from '../rows/check-position-row.ts';
import type { PositionRow } from '../rows/position-row.ts';
import { interpretList } from './interpret-list.ts';
import { type ReadDeps, readAccount } from './read-account.ts';
import type { Reading, ReadOptions } from './reading.ts';

/** Reads the positions. Rows have been seen to be missing now and then under load. */
export function readPositions(deps: ReadDeps, options?: ReadOptions): Promise<Reading<PositionRow>> {
  return readAccount(
    deps,
    { operation: 'positions', method: 'GET', path: '/quick/user/positions' },
    (reply) => interpretList(reply, { check: checkPositionRow, maxRows: deps.maxRows }),
    options,
  );
}
