import { z } from 'zod';
import { saveCredentials } from '../../db/accounts/credentials.ts';
import { insertAccount } from '../../db/accounts/insert-account.ts';
import { type AccountRow, findAccount, listAccounts } from '../../db/accounts/list-accounts.ts';
import { raiseAccountVersion } from '../../db/accounts/update-account.ts';
import { sealCredentials } from '../../secrets/account-credentials.ts';
import { changeAccount } from '../change-account.ts';
import type { HttpDeps } from '../deps.ts';
import { realUser } from '../guards/real-user.ts';
import { type Caller, callerOf, deskOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { renderAccount } from '../render/account-view.ts';
import { accountCredentials, accountPatch, accountView, newAccount } from '../schemas/account.ts';
import { type Api, byId, faults, items, noQuery } from './plugin.ts';

const tags = ['accounts'];
const DEMO = {
  detail: 'The demo has no real accounts.',
  mend: 'Set up your user with the set-up token first, then add the account.',
};

export function accountRoutes(app: Api, deps: HttpDeps): void {
  const { desk, ids, keyRing } = deps;
  const view = (row: AccountRow) => renderAccount(row, desk.liveFacts(row.id));
  const load = async (caller: Caller, accountId: string): Promise<AccountRow> => {
    const row = await findAccount(caller.db, { userId: caller.userId, accountId });
    if (!row) throw new Problem('account_not_found');
    return row;
  };

  app.get(
    '/api/v1/user/broker-accounts',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags,
        summary: 'Your accounts',
        querystring: noQuery,
        response: { 200: items(accountView), ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      return { items: (await listAccounts(db, userId)).map(view) };
    },
  );

  app.post(
    '/api/v1/user/broker-accounts',
    {
      config: { access: 'user', scope: 'person', stepUp: true },
      schema: {
        tags,
        summary: 'Add an account',
        description: 'Credentials are sealed at once; no route ever returns them.',
        body: newAccount,
        querystring: noQuery,
        response: { 201: accountView, ...faults },
      },
    },
    async (request, reply) => {
      const caller = realUser(request, DEMO);
      const { label, mode, owner_relation: ownerRelation, credentials, settings } = request.body;
      const id = ids.next('acc');
      const atMs = deps.realTime.nowMs();
      await caller.db.transaction().execute(async (tx) => {
        const { userId } = caller;
        const accountCode = credentials.ucc;
        const isNew = await insertAccount(tx, {
          id,
          userId,
          label,
          mode,
          accountCode,
          ownerRelation,
          settings,
          atMs,
        });
        if (!isNew) throw new Problem('account_exists');
        await saveCredentials(tx, id, sealCredentials(keyRing, id, credentials), atMs);
      });
      await reload(deps, caller, id);
      return reply.code(201).send(view(await load(caller, id)));
    },
  );

  app.patch(
    '/api/v1/user/broker-accounts/:id',
    {
      config: { access: 'user', scope: 'person', stepUp: true },
      schema: {
        tags,
        summary: 'Change the label or the settings',
        description:
          'What is left out stays. With `settings_version`, nothing is changed when label and settings are no longer what that version says (409 `settings_changed`).',
        params: byId,
        body: accountPatch,
        querystring: noQuery,
        response: { 200: accountView, ...faults },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const { id } = await load(caller, request.params.id);
      await changeAccount(caller, id, request.body, deskOf(request, deps).clock.nowMs());
      if (!deps.simulation || caller.demo) await desk.takeSettings(id);
      return view(await load(caller, id));
    },
  );

  app.put(
    '/api/v1/user/broker-accounts/:id/credentials',
    {
      config: { access: 'user', scope: 'person', stepUp: true },
      schema: {
        tags,
        summary: 'Replace the credentials',
        params: byId,
        body: accountCredentials,
        querystring: noQuery,
        response: { 200: accountView, ...faults },
      },
    },
    async (request) => {
      const caller = realUser(request, DEMO);
      const row = await load(caller, request.params.id);
      if (request.body.ucc !== row.accountCode) {
        throw new Problem('invalid_request', {
          detail: `These are the credentials of ${request.body.ucc}, and this account is ${row.accountCode}.`,
          mend: 'Add another account for another client code: its orders must not be mixed with these.',
          errors: [{ path: 'body.ucc', message: 'is another client code' }],
        });
      }
      await saveCredentials(
        caller.db,
        row.id,
        sealCredentials(keyRing, row.id, request.body),
        deps.realTime.nowMs(),
      );
      await raiseAccountVersion(caller.db, row.id);
      await reload(deps, caller, row.id);
      return view(await load(caller, row.id));
    },
  );

  accountActionRoutes(app, deps, async (caller, id) => view(await load(caller, id)));
}

function accountActionRoutes(
  app: Api,
  deps: HttpDeps,
  viewOf: (caller: Caller, id: string) => Promise<z.infer<typeof accountView>>,
): void {
  const summaries = {
    pause: 'Stop placing for this account',
    resume: 'Place again, after a pause or a stop',
  };
  // Whoever may trade may stop; placing again is a person's decision.
  const rules = { pause: { scope: 'trade' }, resume: { scope: 'person', stepUp: true } } as const;
  for (const action of ['pause', 'resume'] as const) {
    app.post(
      `/api/v1/user/broker-accounts/:id/${action}`,
      {
        config: { access: 'user', ...rules[action] },
        schema: {
          tags,
          summary: summaries[action],
          params: byId,
          querystring: noQuery,
          response: { 200: accountView, ...faults },
        },
      },
      async (request) => {
        const caller = callerOf(request);
        const { id } = z.object({ id: z.string() }).parse(request.params);
        const before = await viewOf(caller, id);
        const isNew = await deskOf(request, deps)[action](id, 'web');
        // To stop what is stopped already is no mistake; to begin what goes on is one.
        if (!isNew && action === 'resume') throw notPaused(before);
        return viewOf(caller, id);
      },
    );
  }
}

function notPaused({ killed_at }: z.infer<typeof accountView>): Problem {
  return new Problem('wrong_state', {
    reason: 'not_paused',
    detail:
      killed_at === null
        ? 'The account is neither paused nor stopped: it places orders.'
        : 'The account is not paused. The kill switch is on: release that instead.',
  });
}

/** The demo's desk lives in a simulated market: a real account begins to be watched when the program starts again. */
async function reload({ desk, simulation }: HttpDeps, caller: Caller, accountId: string): Promise<void> {
  if (!simulation || caller.demo) await desk.reload(accountId);
}
