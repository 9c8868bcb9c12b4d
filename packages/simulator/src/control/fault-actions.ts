import { z } from 'zod';
import { BadControlRequest, type ControlAction } from './control-action.ts';
import { faultSchema } from './fault-schema.ts';
import { accountOnlySchema } from './order-schemas.ts';

/** What goes wrong on the wire. */
export const faultActions: readonly ControlAction[] = [
  { method: 'GET', path: '/faults', run: ({ simulator }) => ({ faults: simulator.faults.list() }) },
  {
    method: 'POST',
    path: '/faults',
    run: ({ simulator }, request) => ({ id: simulator.faults.add(request.body(faultSchema)).id }),
  },
  {
    method: 'DELETE',
    path: '/faults/:id',
    run({ simulator }, { params }) {
      const id = z.coerce.number().safeParse(params.id);
      if (!id.success || !simulator.faults.remove(id.data)) throw new BadControlRequest('no such fault');
    },
  },
  {
    method: 'POST',
    path: '/sessions/expire',
    run({ simulator }, request) {
      const { ucc } = request.body(accountOnlySchema);
      if (ucc === undefined) simulator.sessions.expireAll();
      else simulator.sessions.expire(ucc);
    },
  },
  {
    method: 'POST',
    path: '/feed/drop',
    run: ({ simulator }, request) => simulator.feed.drop(request.body(accountOnlySchema).ucc),
  },
];
