import type { Route } from '../http/route.ts';
import { positionRow } from '../rows/position-row.ts';
import { reportEnvelope, rowsReply } from './rows-reply.ts';

/** Today's dealings by instrument and product. */
export const readPositions: Route = {
  operation: 'positions',
  method: 'GET',
  path: '/quick/user/positions',
  access: 'trade',
  answer: (world, _call, ucc) =>
    rowsReply(world.broker.positions(ucc).map(positionRow), reportEnvelope('ok')),
};
