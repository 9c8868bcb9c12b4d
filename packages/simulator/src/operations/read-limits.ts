import type { Route } from '../http/route.ts';
import { jsonReply } from '../http/wire-call.ts';
import { limitsBody } from '../rows/limits-body.ts';

/** Cash, margin used and what is left. The segments asked for make no difference in the cash market. */
export const readLimits: Route = {
  operation: 'limits',
  method: 'POST',
  path: '/quick/user/limits',
  access: 'trade',
  answer: (world, _call, ucc) => jsonReply(limitsBody(world.broker.limits(ucc), ucc, world.clock.nowMs())),
};
