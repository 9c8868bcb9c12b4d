import { istDate } from '@orderwatch/core';
import type { z } from 'zod';
import { findAccount, listAccounts } from '../../db/accounts/list-accounts.ts';
import { verifyChain } from '../../db/events/verify-chain.ts';
import { listLatencies } from '../../db/health/detection-latency.ts';
import { countFeedDrops } from '../../db/health/feed-drops.ts';
import { countOutbox, listJobs, listLeases, loadDatabaseSize } from '../../db/health/load-health.ts';
import { listTellingLatencies } from '../../db/health/telling-latency.ts';
import type { HttpDeps } from '../deps.ts';
import { callerOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import {
  renderAccountHealth,
  renderBrokerCalls,
  renderInstances,
  renderOutbox,
  renderPace,
  renderTelling,
  renderVerdict,
} from '../render/health-view.ts';
import { momentText } from '../render/moment-text.ts';
import { healthView, historyVerdict } from '../schemas/health.ts';
import { type Api, byId, faults, noQuery } from './plugin.ts';

const tags = ['health'];

/** For a person who asks whether all is well: figures of the watching, and the proof of an unbroken history. */
export function deskHealthRoutes(app: Api, { desk, version, brokerCalls }: HttpDeps): void {
  app.get(
    '/api/v1/user/health',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags,
        summary: 'How well your accounts are watched, and what waits',
        querystring: noQuery,
        response: { 200: healthView, ...faults },
      },
    },
    async (request): Promise<z.infer<typeof healthView>> => {
      const { db, userId } = callerOf(request);
      const nowMs = desk.clock.nowMs();
      const sinceMs = istDate(nowMs).toZonedDateTime('Asia/Kolkata').epochMilliseconds;
      const [accounts, leases, jobs, outbox, telling, drops, databaseBytes] = await Promise.all([
        listAccounts(db, userId),
        listLeases(db, userId),
        listJobs(db, userId),
        countOutbox(db, userId),
        listTellingLatencies(db, userId),
        countFeedDrops(db, { userId, sinceMs }),
        loadDatabaseSize(db),
      ]);
      const views = accounts.map(async ({ id }) =>
        renderAccountHealth({
          accountId: id,
          heldHere: desk.liveFacts(id).holdsLease,
          lease: leases.find(({ accountId }) => accountId === id),
          cycles: desk.recentCycles(id),
          latencies: await listLatencies(db, id),
          feedDropsToday: drops.get(id) ?? 0,
          feedDrops: desk.liveFacts(id).feedDrops,
          jobs: jobs.filter(({ accountId }) => accountId === id),
        }),
      );
      return {
        version,
        now: momentText(nowMs),
        database_bytes: databaseBytes,
        calendar_warning: desk.calendarWarning(),
        accounts: await Promise.all(views),
        instances: renderInstances(desk.instances(), new Set(accounts.map(({ id }) => id))),
        outbox: renderOutbox(outbox),
        telling: renderTelling(telling),
        broker_calls: renderBrokerCalls(brokerCalls?.list() ?? []),
        broker_pace: renderPace(brokerCalls?.recent(nowMs)),
      };
    },
  );

  app.post(
    '/api/v1/user/broker-accounts/:id/verify-history',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags,
        summary: "Check the chain of hashes of an account's history",
        description:
          'Makes the hash of every event again. It changes nothing, and ends at the first that differs.',
        params: byId,
        querystring: noQuery,
        response: { 200: historyVerdict, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const account = await findAccount(db, { userId, accountId: request.params.id });
      if (!account) throw new Problem('account_not_found');
      return renderVerdict(await verifyChain(db, account.id));
    },
  );
}
