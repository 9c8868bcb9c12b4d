import type { Db } from '../connect.ts';
import type { AccountMode } from '../tables/accounts.ts';
import type { Json } from '../tables.ts';

export interface AccountRow {
  readonly id: string;
  readonly userId: string;
  readonly mode: AccountMode;
  readonly accountCode: string;
  readonly settings: Json;
  readonly pausedAtMs: number | null;
  readonly placingStoppedReason: string | null;
  readonly killedAtMs: number | null;
  readonly breakerReason: string | null;
  readonly createdAtMs: number;
  readonly version: number;
}

export async function findAccount(db: Db, accountId: string): Promise<AccountRow | undefined> {
  const row = await select(db).where('id', '=', accountId).executeTakeFirst();
  return row && rowToAccount(row);
}

export async function loadAccounts(db: Db): Promise<readonly AccountRow[]> {
  return (await select(db).orderBy('created_at').orderBy('id').execute()).map(rowToAccount);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

function select(db: Db) {
  return db
    .selectFrom('broker_accounts')
    .select([
      'id',
      'user_id',
      'mode',
      'account_code',
      'settings',
      'paused_at',
      'placing_stopped_reason',
      'killed_at',
      'breaker_reason',
      'created_at',
      'version',
    ]);
}

function rowToAccount(row: Row): AccountRow {
  return {
    id: row.id,
    userId: row.user_id,
    mode: row.mode,
    accountCode: row.account_code,
    settings: row.settings,
    pausedAtMs: row.paused_at,
    placingStoppedReason: row.placing_stopped_reason,
    killedAtMs: row.killed_at,
    breakerReason: row.breaker_reason,
    createdAtMs: row.created_at,
    version: row.version,
  };
}
