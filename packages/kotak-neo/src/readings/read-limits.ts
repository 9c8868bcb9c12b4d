import { formOf } from '../placement/order-bodies.ts';
import { checkLimits } from '../rows/check-limits-row.ts';
import type { LimitsRow } from '../rows/limits-row.ts';
import { interpretSingle } from './interpret-single.ts';
import { type ReadDeps, readAccount } from './read-account.ts';
import type { ReadOptions, SingleReading } from './reading.ts';

/** Reads the account's funds over all segments, exchanges and products. */
export function readLimits(deps: ReadDeps, options?: ReadOptions): Promise<SingleReading<LimitsRow>> {
  return readAccount(
    deps,
    {
      operation: 'limits',
      method: 'POST',
      path: '/quick/user/limits',
      form: formOf({ seg: 'ALL', exch: 'ALL', prod: 'ALL' }),
    },
    (reply) => interpretSingle(reply, checkLimits),
    options,
  );
}
