import { countDivergences, type DivergenceVerdict } from '@orderwatch/core';
import { type AccountRow, findAccount, listAccounts } from '../../db/accounts/list-accounts.ts';
import { findLastHoldingsCheck, loadLatestEvidence } from '../../db/divergences/load-strangers.ts';
import { listDivergences } from '../../divergences/list-divergences.ts';
import type { HttpDeps } from '../deps.ts';
import { type Caller, callerOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { renderDivergence, renderHoldings } from '../render/divergence-view.ts';
import { momentOrNull } from '../render/moment-text.ts';
import { divergencePage, divergenceQuery } from '../schemas/divergence.ts';
import { type Api, faults } from './plugin.ts';

export function divergenceRoutes(app: Api, { desk }: HttpDeps): void {
  app.get(
    '/api/v1/user/divergences',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: ['divergences'],
        summary: 'Row by row what the broker says and what we say',
        description:
          "The orders that the broker's book shows or should show, the differing ones first. `verdict` may repeat and narrows the rows, not the counters.",
        querystring: divergenceQuery,
        response: { 200: divergencePage, ...faults },
      },
    },
    async (request) => {
      const { account_id: accountId, verdict: verdicts, page, page_size: pageSize } = request.query;
      const caller = callerOf(request);
      const { db } = caller;
      const nowMs = desk.clock.nowMs();
      const accounts = await accountsOf(caller, accountId);
      const all = (await Promise.all(accounts.map((account) => listDivergences(db, account, nowMs)))).flat();
      const wanted = verdicts === undefined ? all : all.filter(({ verdict }) => verdicts.includes(verdict));
      const sorted = wanted.toSorted(
        (a, b) => rankOf(a.verdict) - rankOf(b.verdict) || (b.sinceMs ?? 0) - (a.sinceMs ?? 0),
      );
      const shown = sorted.slice((page - 1) * pageSize, page * pageSize);
      const evidence = await loadLatestEvidence(
        db,
        accounts.map(({ id }) => id),
        shown.map(({ attemptId }) => attemptId),
      );
      return {
        items: shown.map((row) =>
          renderDivergence(row, { nowMs, evidenceId: evidence.get(row.attemptId) ?? null }),
        ),
        counters: countDivergences(all),
        readings: await Promise.all(
          accounts.map(async ({ id, lastCompleteAtMs, lastReading }) => ({
            account_id: id,
            last_complete_at: momentOrNull(lastCompleteAtMs),
            last_reading: lastReading,
            holdings: renderHoldings(await findLastHoldingsCheck(db, id)),
          })),
        ),
        total: wanted.length,
        page,
        page_size: pageSize,
        total_pages: Math.ceil(wanted.length / pageSize),
      };
    },
  );
}

/** What differs first, then what the broker has still to show, then what agrees. */
function rankOf(verdict: DivergenceVerdict): number {
  return verdict === 'agrees' ? 2 : Number(verdict === 'not_shown_yet');
}

async function accountsOf(
  { db, userId }: Caller,
  accountId: string | undefined,
): Promise<readonly AccountRow[]> {
  if (accountId === undefined) return listAccounts(db, userId);
  const account = await findAccount(db, { userId, accountId });
  if (!account) throw new Problem('account_not_found');
  return [account];
}
