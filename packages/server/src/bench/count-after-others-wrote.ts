import { changeSet } from '../db/cycle/change-set.ts';
import { commitChanges } from '../db/cycle/commit-changes.ts';
import { createIds } from '../ids.ts';
import type { BenchAccount } from './bench-account.ts';
import type { BenchDesk } from './bench-desk.ts';
import { countedStatements } from './count-statements.ts';

/**
 * The statements of a cycle before which somebody has written of whom the desk learns nothing: it finds its book out of
 * date, loads it anew and begins again.
 */
export async function countAfterOthersWrote(bench: BenchDesk, account: BenchAccount): Promise<number> {
  const { db, pool, statements } = bench.database;
  const { rows } = await pool.query<{ owner: string; epoch: number }>(
    'select owner, epoch from leases where account_id = $1',
    [account.id],
  );
  const [lease] = rows;
  if (lease === undefined) throw new Error('Nobody has the lease of the account');
  const atMs = bench.clock.nowMs();
  const paused = {
    kind: 'account.paused',
    actor: 'user',
    source: 'user',
    orderId: null,
    attemptId: null,
    atMs,
    data: {},
  } as const;
  const event = { id: createIds().next('evt'), evidenceId: null, draft: paused };
  await commitChanges(db, { accountId: account.id, ...lease }, () => changeSet(atMs, { events: [event] }));
  statements.length = 0;
  await bench.cycle(account, 0);
  return countedStatements(statements);
}
