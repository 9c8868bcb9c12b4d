import type { z } from 'zod';
import { type AccountRow, listAccounts } from '../../db/accounts/list-accounts.ts';
import { hasUserWithPassword } from '../../db/users/find-user.ts';
import type { HttpDeps } from '../deps.ts';
import { renderAccount } from '../render/account-view.ts';
import { renderMarket } from '../render/market-view.ts';
import { momentText } from '../render/moment-text.ts';
import { statusView } from '../schemas/status.ts';
import { type Api, faults, noQuery } from './plugin.ts';

/** The most serious first. */
const MODES = ['live', 'read-only', 'paper', 'demo'] as const;

export function statusRoute(app: Api, { auth, desk, simulation, version }: HttpDeps): void {
  app.get(
    '/api/v1/status',
    {
      config: { access: 'anyone' },
      schema: {
        tags: ['status'],
        summary: 'What the strip at the top of every page shows',
        description:
          'Without a login it tells time and market, and whether a login or the first set-up is due.',
        querystring: noQuery,
        response: { 200: statusView, ...faults },
      },
    },
    async (request): Promise<z.infer<typeof statusView>> => {
      const [accounts, isSetUp] = await Promise.all([
        request.caller ? listAccounts(request.caller.db, request.caller.userId) : [],
        hasUserWithPassword(auth.db),
      ]);
      const nowMs = desk.clock.nowMs();
      const coming = comingActions(accounts);
      return {
        now: momentText(nowMs),
        clock: { simulated: simulation !== null, rate: simulation?.rate() ?? 1 },
        mode: MODES.find((mode) => accounts.some((account) => account.mode === mode)) ?? null,
        version,
        market: renderMarket(desk.calendar, nowMs, desk.calendarWarning()),
        accounts: accounts.map((row) => renderAccount(row, desk.liveFacts(row.id))),
        next_action: coming[0] ?? null,
        coming_actions: coming,
        needs_login: request.caller === null,
        needs_setup: request.caller === null && !isSetUp,
        leaving_demo: request.caller?.demo ? (simulation?.leaving ?? null) : null,
      };
    },
  );

  function comingActions(accounts: readonly AccountRow[]): z.infer<typeof statusView>['coming_actions'] {
    return accounts
      .flatMap(({ id }) => desk.comingActions(id))
      .toSorted((a, b) => a.atMs - b.atMs)
      .map(({ atMs, label }) => ({ at: momentText(atMs), label }));
  }
}
