import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/database.ts';
import { writeAccount } from '../../../../../test/support/written-account.ts';
import { changeSet } from '../cycle/change-set.ts';
import { commitChanges } from '../cycle/commit-changes.ts';
import { takeLease } from '../lease/take-lease.ts';
import { verifyChain } from './verify-chain.ts';

const NOW = Date.parse('2026-08-20T10:35:00Z');
let database: TestDatabase;
let accountId: string;

beforeEach(async () => {
  database = await createTestDatabase();
  ({ accountId } = await writeAccount(database.db));
  const lease = await takeLease(database.db, { accountId, owner: 'me', ttlMs: 60_000, nowMs: null });
  const claim = { accountId, owner: 'me', epoch: lease.taken ? lease.epoch : 0 };
  const events = ['evt_1', 'evt_2', 'evt_3'].map((id) => ({
    id,
    evidenceId: null,
    draft: {
      kind: 'account.paused' as const,
      actor: 'user' as const,
      source: 'user' as const,
      orderId: null,
      attemptId: null,
      atMs: NOW,
      data: { why: `${id} with "quotes", ₹ and 1.50` },
    },
  }));
  await commitChanges(database.db, claim, () => changeSet(NOW, { events }));
});
afterEach(() => database.close());

/** As somebody with the rights of the database's owner could: around the guard against changes. */
async function tamper(statement: ReturnType<typeof sql>): Promise<void> {
  await database.db.transaction().execute(async (tx) => {
    await sql`alter table events disable trigger user`.execute(tx);
    await statement.execute(tx);
    await sql`alter table events enable trigger user`.execute(tx);
  });
}

describe('the chain of an account', () => {
  it('is whole as it was written', async () => {
    expect(await verifyChain(database.db, accountId)).toEqual({ checked: 3, firstBroken: null });
  });

  it.each([
    {
      name: 'a changed event',
      by: sql`update events set body = '{"why":"other"}' where seq = 2`,
      found: { checked: 1, firstBroken: { seq: 2, eventId: 'evt_2', what: 'hash' } },
    },
    {
      name: 'an event that is gone',
      by: sql`delete from events where seq = 2`,
      found: { checked: 1, firstBroken: { seq: 2, eventId: null, what: 'gap' } },
    },
    {
      name: 'an event that follows on another',
      by: sql`update events set prev_hash = sha256('x') where seq = 3`,
      found: { checked: 2, firstBroken: { seq: 3, eventId: 'evt_3', what: 'link' } },
    },
    {
      name: 'two events that have changed places',
      by: sql`do $$ begin
        update events set seq = 99 where seq = 2;
        update events set seq = 2 where seq = 3;
        update events set seq = 3 where seq = 99;
      end $$`,
      found: { checked: 1, firstBroken: { seq: 2, eventId: 'evt_3', what: 'link' } },
    },
    {
      name: 'an end that was cut off',
      by: sql`delete from events where seq = 3`,
      found: { checked: 2, firstBroken: { seq: 3, eventId: null, what: 'end' } },
    },
  ])('shows $name', async ({ by, found }) => {
    await tamper(by);
    expect(await verifyChain(database.db, accountId)).toEqual(found);
  });
});
