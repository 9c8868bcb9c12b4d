import { z } from 'zod';
import { findAccount } from '../../db/accounts/list-accounts.ts';
import type { HttpDeps } from '../deps.ts';
import { callerOf, deskOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { momentText } from '../render/moment-text.ts';
import { syncReport } from '../schemas/run.ts';
import { type Api, faults, noQuery } from './plugin.ts';

const body = z.strictObject({ account_id: z.string() });

export function reconcileNowRoute(app: Api, deps: HttpDeps): void {
  app.post(
    '/api/v1/user/orders/sync',
    {
      config: { access: 'user' },
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
      const report = await deskOf(request, deps).runCycle(accountId);
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
