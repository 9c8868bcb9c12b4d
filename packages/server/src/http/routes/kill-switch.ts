import type { FastifyRequest } from 'fastify';
import { type GuardsRow, loadGuards } from '../../db/guards/load-guards.ts';
import { loadStandingOrders } from '../../db/guards/load-standing-orders.ts';
import { pullKillSwitch } from '../../db/guards/pull-kill-switch.ts';
import type { HttpDeps } from '../deps.ts';
import { callerOf, deskOf } from '../guards/recognise.ts';
import { type NameOfIts, once } from '../once.ts';
import { Problem } from '../problems.ts';
import { type JudgedOrder, judgeAll, renderKillSwitch } from '../render/guards-view.ts';
import {
  decisionsView,
  killCancelRequest,
  killCancelView,
  killReleaseRequest,
  killRequest,
  killSwitchView,
  standingQuery,
} from '../schemas/guards.ts';
import { renderDecision } from './guards.ts';
import { type Api, faults, noQuery } from './plugin.ts';

const tags = ['guards'];
const NOBODY: ReadonlySet<string> = new Set();
const NOT_ON = 'The kill switch is not on: there is nothing to release.';

interface Standing {
  readonly rows: readonly GuardsRow[];
  readonly judged: readonly JudgedOrder[];
  readonly nowMs: number;
}

export function killSwitchRoutes(app: Api, deps: HttpDeps): void {
  app.get(
    '/api/v1/user/kill-switch',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags,
        summary: 'The kill switch, and which orders could be cancelled',
        querystring: standingQuery,
        response: { 200: killSwitchView, ...faults },
      },
    },
    async (request) => {
      const { rows, judged, nowMs } = await look(request, deps, request.query.account_id ?? null);
      return renderKillSwitch(rows, judged, { nowMs, unrecorded: NOBODY });
    },
  );

  app.post(
    '/api/v1/user/kill-switch',
    {
      config: { access: 'user', scope: 'trade' },
      schema: {
        tags,
        summary: 'Stop all sending within a second',
        description:
          'For one account or for all. Orders at the broker stay: the answer tells which can be cancelled and which cannot. They are cancelled by a call of its own.',
        body: killRequest,
        querystring: noQuery,
        response: { 200: killSwitchView, ...faults },
      },
    },
    async (request) => kill(request, deps, request.body),
  );

  app.post(
    '/api/v1/user/kill-switch/release',
    {
      config: { access: 'user', scope: 'person', stepUp: true },
      schema: {
        tags,
        summary: 'Let the accounts act again',
        body: killReleaseRequest,
        querystring: noQuery,
        response: { 200: decisionsView, ...faults },
      },
    },
    async (request) => {
      const { account_id, reason } = request.body;
      const { userId } = callerOf(request);
      const { rows } = await look(request, deps, account_id ?? null);
      const stopped = rows.filter(({ killedAtMs }) => killedAtMs !== null);
      if (stopped.length === 0) throw new Problem('wrong_state', { detail: NOT_ON, reason: 'wrong_state' });
      const desk = deskOf(request, deps);
      const releases = stopped.map(async ({ accountId }) => ({
        account_id: accountId,
        ...renderDecision(
          await desk.request({ accountId, userId, kind: 'release', body: { reason }, channel: 'web' }),
        ),
      }));
      return { items: await Promise.all(releases) };
    },
  );

  app.post(
    '/api/v1/user/kill-switch/cancel',
    {
      config: { access: 'user', scope: 'trade', needsIdempotencyKey: true },
      schema: {
        tags,
        summary: 'Cancel everything that can be cancelled',
        description: 'Works whether the kill switch is on or not.',
        body: killCancelRequest,
        querystring: noQuery,
        response: { 202: killCancelView, ...faults },
      },
    },
    async (request, reply) =>
      once(deps, request, reply, async (nameOfIts) => ({
        status: 202,
        body: await cancelAll(request, deps, { ...request.body, nameOfIts }),
      })),
  );
}

async function kill(
  request: FastifyRequest,
  deps: HttpDeps,
  body: { readonly account_id?: string | undefined; readonly reason?: string | undefined },
) {
  const { db, userId } = callerOf(request);
  const accountId = body.account_id ?? null;
  const reason = body.reason ?? null;
  const desk = deskOf(request, deps);
  // First of all: what comes after it may fail, and nothing is sent any more.
  const pulled = await pullKillSwitch(db, { userId, accountId }, { atMs: desk.clock.nowMs(), reason });
  const { rows, judged, nowMs } = await look(request, deps, accountId);
  const tellings = pulled.map(async (killed) => {
    const own = judged.filter(({ order }) => order.accountId === killed);
    const counts = {
      cancellable: own.filter(({ judged: { kind } }) => kind === 'cancellable').length,
      notCancellable: own.filter(({ judged: { kind } }) => kind === 'not_cancellable').length,
    };
    const wish = {
      accountId: killed,
      userId,
      kind: 'kill',
      body: { reason, ...counts },
      channel: 'web',
    } as const;
    const { state } = await desk.request(wish);
    return state === 'done' ? [] : [killed];
  });
  const unrecorded = new Set((await Promise.all(tellings)).flat());
  return renderKillSwitch(rows, judged, { nowMs, unrecorded });
}

async function cancelAll(
  request: FastifyRequest,
  deps: HttpDeps,
  { account_id, nameOfIts }: { readonly account_id?: string | undefined; readonly nameOfIts: NameOfIts },
) {
  const { userId } = callerOf(request);
  const { judged } = await look(request, deps, account_id ?? null);
  const desk = deskOf(request, deps);
  const asked = judged
    .filter(({ judged: { kind } }) => kind === 'cancellable')
    .map(async ({ order }) => {
      const { accountId, id: orderId } = order;
      const report = await desk.request({
        id: nameOfIts('req', orderId),
        accountId,
        userId,
        kind: 'cancel',
        orderId,
        channel: 'web',
      });
      const { requestId: request_id, state, answer } = report;
      return { order_id: orderId, request_id, state, text: answer?.text ?? null };
    });
  const all = await Promise.all(asked);
  return { asked: all.length, items: all };
}

/** The accounts that are meant, and what they have at the broker. Null: all of the user's. */
async function look(request: FastifyRequest, deps: HttpDeps, accountId: string | null): Promise<Standing> {
  const { db, userId } = callerOf(request);
  const rows = await loadGuards(db, { userId, accountId });
  if (accountId !== null && rows.length === 0) throw new Problem('account_not_found');
  const orders = await loadStandingOrders(
    db,
    rows.map((row) => row.accountId),
  );
  const { calendar, clock } = deps.desk;
  const nowMs = clock.nowMs();
  return { rows, judged: judgeAll(orders, { calendar, now: nowMs }), nowMs };
}
