import { z } from 'zod';
import { findAccount } from '../../db/accounts/list-accounts.ts';
import { hasRecommendationFile } from '../../db/recommendations/has-file.ts';
import { findRun, listRuns } from '../../db/runs-read/list-runs.ts';
import type { HttpDeps } from '../deps.ts';
import { type Caller, callerOf, deskOf } from '../guards/recognise.ts';
import { once } from '../once.ts';
import { Problem } from '../problems.ts';
import { renderRun } from '../render/run-view.ts';
import { accountSettings } from '../schemas/account-settings.ts';
import { newRun, runView } from '../schemas/run.ts';
import { type Api, byId, faults, items, noQuery } from './plugin.ts';

const listQuery = z.strictObject({
  account_id: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export function runRoutes(app: Api, deps: HttpDeps): void {
  app.get(
    '/api/v1/user/placement-runs',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: ['placement'],
        summary: 'The latest placement runs, newest first',
        querystring: listQuery,
        response: { 200: items(runView), ...faults },
      },
    },
    async (request) => {
      const { account_id: accountId, limit } = request.query;
      const { db, userId } = callerOf(request);
      const runs = await listRuns(db, { userId, accountId, limit });
      return { items: runs.map(renderRun) };
    },
  );

  app.get(
    '/api/v1/user/placement-runs/:id',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: ['placement'],
        summary: 'One placement run, with the outcome of every row',
        params: byId,
        querystring: noQuery,
        response: { 200: runView, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const run = await findRun(db, { userId, runId: request.params.id });
      if (!run) throw new Problem('run_not_found');
      return renderRun(run);
    },
  );

  app.post(
    '/api/v1/user/placement-runs',
    {
      config: { access: 'user', scope: 'trade', needsIdempotencyKey: true },
      schema: {
        tags: ['placement'],
        summary: 'Place what a file recommends, or see what would be placed',
        description:
          'Answers as soon as the wish is recorded; the holder of the account carries it out. Needs the header Idempotency-Key.',
        body: newRun,
        querystring: noQuery,
        response: { 202: runView, ...faults },
      },
    },
    async (request, reply) =>
      once(deps, request, reply, async (nameOfIts) => {
        const { db, userId } = callerOf(request);
        const desk = deskOf(request, deps);
        await checkWish(callerOf(request), request.body);
        const { runId } = await desk.requestRun({
          id: nameOfIts('run'),
          accountId: request.body.account_id,
          recommendationFileId: request.body.recommendations_id ?? null,
          dryRun: request.body.dry_run,
          askedBy: 'user',
        });
        const run = await findRun(db, { userId, runId });
        if (!run) throw new Error(`The run ${runId} was recorded and is not there`);
        return { status: 202, body: renderRun(run) };
      }),
  );
}

async function checkWish({ db, userId }: Caller, wish: z.infer<typeof newRun>): Promise<void> {
  const account = await findAccount(db, { userId, accountId: wish.account_id });
  if (!account) throw new Problem('account_not_found');
  if (account.mode === 'read-only' && !wish.dry_run) throw new Problem('read_only');
  if (wish.recommendations_id === undefined) {
    if (accountSettings.parse(account.settings).recommendations_path !== null) return;
    throw new Problem('invalid_request', {
      detail: 'No file was named, and the account has no path to read one from.',
      mend: 'Hand a file in by POST /api/v1/user/recommendations and send its id, or set recommendations_path.',
    });
  }
  if (!(await hasRecommendationFile(db, { userId, fileId: wish.recommendations_id }))) {
    throw new Problem('recommendations_not_found');
  }
}
