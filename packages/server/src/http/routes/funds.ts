import { loadGuards } from '../../db/guards/load-guards.ts';
import { loadFunds } from '../../funds/load-funds.ts';
import type { HttpDeps } from '../deps.ts';
import { type Caller, callerOf, deskOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { renderFunds } from '../render/funds-view.ts';
import { fundsQuery, fundsRequest, fundsView } from '../schemas/funds.ts';
import { type Api, faults, items, noQuery } from './plugin.ts';

const tags = ['funds'];

export function fundsRoutes(app: Api, deps: HttpDeps): void {
  const { calendar, clock } = deps.desk;

  const viewOf = async ({ db, userId }: Caller, accountId: string | null) => {
    const rows = await loadGuards(db, { userId, accountId });
    if (accountId !== null && rows.length === 0) throw new Problem('account_not_found');
    const nowMs = clock.nowMs();
    const views = rows.map(async (row) => renderFunds(await loadFunds({ db, calendar, nowMs }, row), nowMs));
    return Promise.all(views);
  };

  app.get(
    '/api/v1/user/funds',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags,
        summary: 'What is free, and which of the waiting buys it pays for',
        description: "By the broker's last answer, with its time. Nothing is asked for.",
        querystring: fundsQuery,
        response: { 200: items(fundsView), ...faults },
      },
    },
    async (request) => ({ items: await viewOf(callerOf(request), request.query.account_id ?? null) }),
  );

  app.post(
    '/api/v1/user/funds/read',
    {
      config: { access: 'user', scope: 'trade' },
      schema: {
        tags,
        summary: 'Ask the broker what is free now',
        description: 'A broker that does not answer leaves what was known, and `problem` says why.',
        body: fundsRequest,
        querystring: noQuery,
        response: { 200: fundsView, ...faults },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const accountId = request.body.account_id;
      await viewOf(caller, accountId);
      const { state, answer } = await deskOf(request, deps).request({
        accountId,
        userId: caller.userId,
        kind: 'read_funds',
        channel: 'web',
      });
      if (state === 'refused') {
        throw new Problem('wrong_state', answer === null ? {} : { detail: answer.text, reason: answer.code });
      }
      const [view] = await viewOf(caller, accountId);
      if (view === undefined) throw new Problem('account_not_found');
      return view;
    },
  );
}
