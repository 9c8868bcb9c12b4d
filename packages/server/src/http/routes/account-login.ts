import type { z } from 'zod';
import { findAccount } from '../../db/accounts/list-accounts.ts';
import type { Desk } from '../../desk/desk.ts';
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
      const desk = deskOf(request, deps);
      if (!desk.liveFacts(account.id).holdsLease) return askHolder(desk, { accountId: account.id, userId });
      const { ok, steps } = await desk.login(account.id);
      return { ok, steps: steps.map((step) => ({ ...step })) };
    },
  );
}

/** Another instance acts for the account: it is asked, and its answer waited for a little. */
async function askHolder(
  desk: Desk,
  account: { readonly accountId: string; readonly userId: string },
): Promise<z.infer<typeof loginReport>> {
  const { answer } = await desk.request({ ...account, kind: 'login', channel: 'web' });
  const told = loginReport.safeParse(answer?.facts);
  if (told.success) return told.data;
  const detail = answer?.text ?? 'The instance that acts for this account was asked. Try again in a moment.';
  return { ok: false, steps: [{ step: 'lease', ok: false, detail }] };
}
