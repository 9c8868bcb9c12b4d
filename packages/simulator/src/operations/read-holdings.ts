import type { Route } from '../http/route.ts';
import { jsonReply } from '../http/wire-call.ts';
import { holdingRow } from '../rows/holding-row.ts';

/** The demat account. No `stat` and no code here, and an empty account is an empty list. */
export const readHoldings: Route = {
  operation: 'holdings',
  method: 'GET',
  path: '/portfolio/v1/holdings',
  access: 'trade',
  answer: (world, _call, ucc) => jsonReply({ data: world.broker.holdings(ucc).map(holdingRow) }),
};
