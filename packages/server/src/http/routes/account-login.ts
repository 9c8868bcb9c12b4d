import { findAccount } from '../../db/accounts/list-accounts.ts';
import type { HttpDeps } from '../deps.ts';
import { callerOf, deskOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { loginReport } from '../schemas/account.ts';
import { type Api, byId, faults, noQuery } from './plugin.ts';

export function accountLoginRoute(app: Api, deps: HttpDeps): void {
  app.post(
    '/api/v1/user/broker-accounts/:id/login',
    {
      config: { access: 'user', scope: 'admin' },
      schema: {
        tags: ['accounts'],
        summary: 'Log in at the broker and try what a session is for, step by step',
        params: byId,
        querystring: noQuery,
        response: { 200: loginReport, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const account = await findAccount(db, { userId, accountId: request.params.id });
      if (!account) throw new Problem('account_not_found');
      const { ok, steps } = await deskOf(request, deps).login(account.id);
      return { ok, steps: steps.map((step) => ({ ...step })) };
    },
  );
}
