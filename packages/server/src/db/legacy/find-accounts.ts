import type { Db } from '../connect.ts';

export interface LegacyAccount {
  readonly id: string;
  readonly userId: string;
  readonly label: string;
  readonly accountCode: string;
}

/** The accounts that can be taken over to: every one but the demo's, oldest first. */
export function listLegacyAccounts(db: Db): Promise<readonly LegacyAccount[]> {
  return db
    .selectFrom('broker_accounts')
    .select(['id', 'user_id as userId', 'label', 'account_code as accountCode'])
    .where('mode', '<>', 'demo')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}
