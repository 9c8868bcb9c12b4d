import { summariseDay } from '@orderwatch/core';
import { z } from 'zod';
import { findAccount, listAccounts } from '../../db/accounts/list-accounts.ts';
import { type DaySummaryRow, listDaySummaries } from '../../db/day/day-summaries.ts';
import { listDayJobs } from '../../db/day/list-day-jobs.ts';
import { loadDayFacts } from '../../db/day/load-day-facts.ts';
import type { HttpDeps } from '../deps.ts';
import { type Caller, callerOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { renderDayJob, renderDaySummary } from '../render/day-view.ts';
import { day } from '../schemas/common.ts';
import { dayDetail, dayPage, dayQuery } from '../schemas/day.ts';
import { demandOrder } from './day-range.ts';
import { type Api, faults, items } from './plugin.ts';

const tags = ['days'];

export function dayRoutes(app: Api, { desk }: HttpDeps): void {
  app.get(
    '/api/v1/user/days',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags,
        summary: 'Trading days as they were summed up, the latest first',
        querystring: dayQuery,
        response: { 200: dayPage, ...faults },
      },
    },
    async (request) => {
      const { account_id: accountId, from_date, to_date, page, page_size: pageSize } = request.query;
      const { db, userId } = callerOf(request);
      demandOrder(from_date, to_date);
      if (accountId !== undefined) await demandAccount(callerOf(request), accountId);
      const { rows, total } = await listDaySummaries(
        db,
        { userId, accountId, fromDay: from_date, toDay: to_date },
        { limit: pageSize, offset: (page - 1) * pageSize },
      );
      return {
        items: rows.map(renderDaySummary),
        total,
        page,
        page_size: pageSize,
        total_pages: Math.ceil(total / pageSize),
      };
    },
  );

  app.get(
    '/api/v1/user/days/:day',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags,
        summary: 'One trading day: its summary, or its numbers so far, and its jobs with their times',
        params: z.strictObject({ day }),
        querystring: z.strictObject({ account_id: z.string().optional() }),
        response: { 200: items(dayDetail), ...faults },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const { account_id: accountId } = request.query;
      const accounts =
        accountId === undefined
          ? (await listAccounts(caller.db, caller.userId)).map(({ id }) => id)
          : [await demandAccount(caller, accountId)];
      const nowMs = desk.clock.nowMs();
      return {
        items: await Promise.all(accounts.map((id) => detailOf(caller, id, request.params.day, nowMs))),
      };
    },
  );
}

async function demandAccount({ db, userId }: Caller, accountId: string): Promise<string> {
  const account = await findAccount(db, { userId, accountId });
  if (!account) throw new Problem('account_not_found');
  return account.id;
}

async function detailOf(
  { db, userId }: Caller,
  accountId: string,
  on: string,
  nowMs: number,
): Promise<z.infer<typeof dayDetail>> {
  const [{ rows }, jobs] = await Promise.all([
    listDaySummaries(db, { userId, accountId, fromDay: on, toDay: on }, { limit: 1, offset: 0 }),
    listDayJobs(db, { accountId, day: on }),
  ]);
  const [made] = rows;
  const row = made ?? (await soFar({ db, userId }, accountId, on, nowMs));
  return {
    account_id: accountId,
    day: on,
    summary: row === null ? null : renderDaySummary(row),
    so_far: made === undefined,
    jobs: jobs.map(renderDayJob),
  };
}

async function soFar(
  { db, userId }: Pick<Caller, 'db' | 'userId'>,
  accountId: string,
  on: string,
  nowMs: number,
): Promise<DaySummaryRow | null> {
  const facts = await loadDayFacts(db, { accountId, userId, day: on });
  if (facts.orders.length + facts.positionsOpened + facts.positionsClosed === 0) return null;
  const figures = { ...summariseDay(facts) };
  return { accountId, day: on, madeAtMs: nowMs, sealed: false, provisional: false, figures };
}
