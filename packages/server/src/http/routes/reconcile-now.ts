import { z } from 'zod';
import { findAccount } from '../../db/accounts/list-accounts.ts';
import type { HttpDeps } from '../deps.ts';
import { callerOf, deskOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { momentText } from '../render/moment-text.ts';
import { syncReport } from '../schemas/run.ts';
import { type Api, faults, noQuery } from './plugin.ts';

const body = z.strictObject({ account_id: z.string().min(1).max(64) });

export function reconcileNowRoute(app: Api, deps: HttpDeps): void {
  app.post(
    '/api/v1/user/orders/sync',
    {
      config: { access: 'user', scope: 'trade' },
      schema: {
        tags: ['orders'],
        summary: 'Read the broker once, now, and reconcile',
        body,
        querystring: noQuery,
        response: { 200: syncReport, ...faults },
      },
    },
    async (request) => {
      const { account_id: accountId } = request.body;
      const { db, userId } = callerOf(request);
      const account = await findAccount(db, { userId, accountId });
      if (!account) throw new Problem('account_not_found');
      const desk = deskOf(request, deps);
      if (!desk.liveFacts(accountId).holdsLease) {
        // Another instance acts for the account: it is asked, and its answer waited for a little.
        const { answer, state } = await desk.request({ accountId, userId, kind: 'sync', channel: 'web' });
        return {
          account_id: accountId,
          performed: state === 'done',
          reading: null,
          detail: answer?.text ?? 'The instance that acts for this account was asked.',
          changed_orders: [],
          at: momentText(desk.clock.nowMs()),
        };
      }
      const report = await desk.runCycle(accountId);
      return {
        account_id: accountId,
        performed: report.performed,
        reading: report.reading,
        detail: report.detail,
        changed_orders: [...report.changedOrders],
        at: momentText(report.atMs),
      };
    },
  );
}
