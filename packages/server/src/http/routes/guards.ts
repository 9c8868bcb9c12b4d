import type { FastifyRequest } from 'fastify';
import { loadGuards } from '../../db/guards/load-guards.ts';
import { loadStreak } from '../../db/guards/load-streak.ts';
import type { RequestKind, RequestReport } from '../../requests/request.ts';
import type { HttpDeps } from '../deps.ts';
import { callerOf, deskOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { renderGuards } from '../render/guards-view.ts';
import {
  accountDecision,
  decisionOnAccount,
  decisionView,
  guardsView,
  standingQuery,
} from '../schemas/guards.ts';
import { type Api, byId, faults, items, noQuery } from './plugin.ts';

const tags = ['guards'];
/** Enough of the history to show how near an account without a breaker comes to what others have. */
const STREAK_SHOWN = 20;

export function guardRoutes(app: Api, deps: HttpDeps): void {
  app.get(
    '/api/v1/user/guards',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags,
        summary: 'What stops or limits your accounts, and how much of it is used',
        querystring: standingQuery,
        response: { 200: items(guardsView), ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const accountId = request.query.account_id ?? null;
      const rows = await loadGuards(db, { userId, accountId });
      if (accountId !== null && rows.length === 0) throw new Problem('account_not_found');
      const views = rows.map(async (row) =>
        renderGuards(row, await loadStreak(db, row.accountId, STREAK_SHOWN)),
      );
      return { items: await Promise.all(views) };
    },
  );

  app.post(
    '/api/v1/user/circuit-breaker/reset',
    {
      config: { access: 'user', scope: 'person', stepUp: true },
      schema: {
        tags,
        summary: 'Shut the circuit breaker again',
        description: 'It opens after rejections in a row, and only a person shuts it.',
        body: accountDecision,
        querystring: noQuery,
        response: { 200: decisionView, ...faults },
      },
    },
    async (request) => {
      const { account_id, reason } = request.body;
      return decide(request, deps, { kind: 'reset_breaker', accountId: account_id, reason });
    },
  );

  app.post(
    '/api/v1/user/broker-accounts/:id/confirm-other-program',
    {
      config: { access: 'user', scope: 'person', stepUp: true },
      schema: {
        tags,
        summary: 'Place again although another program places orders, too',
        description:
          'Ends a stop that an order of somebody else raised. The next such order stops placing again.',
        params: byId,
        body: decisionOnAccount,
        querystring: noQuery,
        response: { 200: decisionView, ...faults },
      },
    },
    async (request) => {
      const { id } = request.params;
      return decide(request, deps, {
        kind: 'confirm_other_program',
        accountId: id,
        reason: request.body.reason,
      });
    },
  );
}

/** A person's decision on an account of their own: the holder of its lease carries it out. */
async function decide(
  request: FastifyRequest,
  deps: HttpDeps,
  wish: { readonly kind: RequestKind; readonly accountId: string; readonly reason: string },
) {
  const { db, userId } = callerOf(request);
  const { kind, accountId, reason } = wish;
  const [row] = await loadGuards(db, { userId, accountId });
  if (row === undefined) throw new Problem('account_not_found');
  const desk = deskOf(request, deps);
  return renderDecision(await desk.request({ accountId, userId, kind, body: { reason }, channel: 'web' }));
}

/** Where a decision stands; one that there was nothing to decide about is a problem. */
export function renderDecision({ requestId, state, answer }: RequestReport) {
  const text = answer?.text ?? null;
  if (state === 'refused') {
    throw new Problem('wrong_state', answer === null ? {} : { detail: answer.text, reason: answer.code });
  }
  return { request_id: requestId, state, text };
}
