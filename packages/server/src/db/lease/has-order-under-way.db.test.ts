import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/database.ts';
import { writeAccount } from '../../../../../test/support/written-account.ts';
import { commitChanges } from '../cycle/commit-changes.ts';
import { draft, recording } from '../cycle/recording.test-support.ts';
import { hasOrderUnderWay } from './has-order-under-way.ts';
import { takeLease } from './take-lease.ts';

let database: TestDatabase;
let accountId: string;
beforeEach(async () => {
  database = await createTestDatabase();
  const owner = await writeAccount(database.db);
  ({ accountId } = owner);
  const lease = await takeLease(database.db, { accountId, owner: 'me', ttlMs: 60_000, nowMs: null });
  const claim = { accountId, owner: 'me', epoch: lease.taken ? lease.epoch : 0 };
  await commitChanges(database.db, claim, () => recording(owner, [draft(owner, '7')]));
});
afterEach(() => database.close());

describe('an order', () => {
  it.each([
    ['planned', 'planned', true],
    ['sending', 'sending', true],
    ['queued', 'done', false],
    ['unconfirmed', 'unconfirmed', false],
    ['filled', 'done', false],
    // A change or a cancellation of one that is live.
    ['open', 'planned', true],
    ['queued', 'sending', true],
  ])('whose attempt is %s and whose command is %s is under way: %s', async (attempt, command, expected) => {
    await sql`update attempts set state = ${attempt}`.execute(database.db);
    await sql`update commands set state = ${command}`.execute(database.db);
    expect(await hasOrderUnderWay(database.db, accountId)).toBe(expected);
  });

  it('of another account does not count', async () => {
    const other = await writeAccount(database.db, '2');
    expect(await hasOrderUnderWay(database.db, other.accountId)).toBe(false);
  });
});
