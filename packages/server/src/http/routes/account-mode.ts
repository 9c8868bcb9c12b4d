import { changeMode, type ModeChange } from '../../db/accounts/change-mode.ts';
import { findAccount } from '../../db/accounts/list-accounts.ts';
import type { HttpDeps } from '../deps.ts';
import { callerOf, deskOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { renderAccount } from '../render/account-view.ts';
import { accountModeWish, accountView } from '../schemas/account.ts';
import { type Api, byId, faults, noQuery } from './plugin.ts';

export function accountModeRoute(app: Api, deps: HttpDeps): void {
  app.post(
    '/api/v1/user/broker-accounts/:id/mode',
    {
      config: { access: 'user', scope: 'person', stepUp: true },
      schema: {
        tags: ['accounts'],
        summary: 'Make an account live, or let it only read',
        description:
          'Its orders, settings and history stay. An account that is made live is paused: it sends nothing before it is resumed.',
        params: byId,
        body: accountModeWish,
        querystring: noQuery,
        response: { 200: accountView, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const of = { userId, accountId: request.params.id };
      const { mode: to } = request.body;
      const desk = deskOf(request, deps);
      refuseUnlessChanged(await changeMode(db, { ...of, to, atMs: desk.clock.nowMs() }), to);
      const from = to === 'live' ? 'read-only' : 'live';
      await desk.request({ ...of, kind: 'change_mode', body: { from, to }, channel: 'web' });
      if (!deps.simulation) await desk.reload(of.accountId);
      const row = await findAccount(db, of);
      if (!row) throw new Problem('account_not_found');
      return renderAccount(row, desk.liveFacts(row.id));
    },
  );
}

function refuseUnlessChanged(change: ModeChange, to: string): void {
  switch (change) {
    case 'changed':
      return;
    case 'not_found':
      throw new Problem('account_not_found');
    case 'unchanged':
      throw new Problem('wrong_state', { reason: 'mode_unchanged', detail: `The account is ${to} already.` });
    case 'taken':
      throw new Problem('account_exists', {
        mend: 'You have this client code in that mode as an account of its own: use that one.',
      });
    case 'fixed':
      throw new Problem('wrong_state', {
        reason: 'mode_fixed',
        detail: 'The account plays on a simulated exchange: its orders are not at the broker.',
        mend: 'Add an account in that mode.',
      });
  }
}
