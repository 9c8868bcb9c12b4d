import { insertAccount } from '../../packages/server/src/db/accounts/insert-account.ts';
import type { Db } from '../../packages/server/src/db/connect.ts';
import { insertUser } from '../../packages/server/src/db/users/insert-user.ts';
import { accountSettings } from '../../packages/server/src/http/schemas/account-settings.ts';

export interface WrittenAccount {
  readonly accountId: string;
  readonly userId: string;
}

const AT_MS = Date.parse('2026-08-20T10:30:00Z');

/** A user with one account, for tests of statements. `name` tells several apart. */
export async function writeAccount(db: Db, name = '1'): Promise<WrittenAccount> {
  const userId = `usr_${name}`;
  const accountId = `acc_${name}`;
  await insertUser(db, {
    id: userId,
    email: `${name}@example.invalid`,
    displayName: name,
    passwordHash: '',
    atMs: AT_MS,
  });
  await insertAccount(db, {
    id: accountId,
    userId,
    label: name,
    mode: 'demo',
    accountCode: 'AB1C2',
    ownerRelation: 'self',
    settings: accountSettings.parse({}),
    atMs: AT_MS,
  });
  return { accountId, userId };
}
