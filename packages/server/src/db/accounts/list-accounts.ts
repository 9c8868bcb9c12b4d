import type { Db } from '../connect.ts';
import type { AccountMode, Json, OwnerRelation } from '../tables.ts';

/** An account with what its last reading of the book said. */
export interface AccountRow {
  readonly id: string;
  readonly userId: string;
  readonly label: string;
  readonly mode: AccountMode;
  readonly accountCode: string;
  readonly ownerRelation: OwnerRelation;
  readonly pausedAtMs: number | null;
  readonly placingStoppedReason: string | null;
  readonly killedAtMs: number | null;
  readonly breakerReason: string | null;
  readonly settings: Json;
  readonly createdAtMs: number;
  readonly hasCredentials: boolean;
  readonly lastReading: Json | null;
  readonly lastCompleteAtMs: number | null;
}

export async function listAccounts(db: Db, userId: string): Promise<readonly AccountRow[]> {
  return selectAccounts(db).where('a.user_id', '=', userId).orderBy('a.created_at').orderBy('a.id').execute();
}

/** Undefined when there is no such account, or it is somebody else's. */
export async function findAccount(
  db: Db,
  of: { readonly userId: string; readonly accountId: string },
): Promise<AccountRow | undefined> {
  return selectAccounts(db)
    .where('a.user_id', '=', of.userId)
    .where('a.id', '=', of.accountId)
    .executeTakeFirst();
}

function selectAccounts(db: Db) {
  return db
    .selectFrom('broker_accounts as a')
    .leftJoin('account_heads as h', 'h.account_id', 'a.id')
    .leftJoin('broker_credentials as c', 'c.account_id', 'a.id')
    .select((row) => [
      'a.id',
      'a.user_id as userId',
      'a.label',
      'a.mode',
      'a.account_code as accountCode',
      'a.owner_relation as ownerRelation',
      'a.paused_at as pausedAtMs',
      'a.placing_stopped_reason as placingStoppedReason',
      'a.killed_at as killedAtMs',
      'a.breaker_reason as breakerReason',
      'a.settings',
      'a.created_at as createdAtMs',
      row('c.account_id', 'is not', null).$castTo<boolean>().as('hasCredentials'),
      'h.last_reading as lastReading',
      'h.last_complete_at as lastCompleteAtMs',
    ]);
}
