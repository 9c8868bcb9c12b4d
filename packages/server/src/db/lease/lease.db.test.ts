import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/database.ts';
import { writeAccount } from '../../../../../test/support/written-account.ts';
import { lockHead } from './lock-head.ts';
import { releaseLease } from './release-lease.ts';
import { renewLease } from './renew-lease.ts';
import { takeLease } from './take-lease.ts';

const TTL = { ttlMs: 30_000, nowMs: null };
let database: TestDatabase;
let accountId: string;

beforeEach(async () => {
  database = await createTestDatabase();
  ({ accountId } = await writeAccount(database.db));
});
afterEach(() => database.close());

const take = (owner: string, more: { ttlMs?: number; nowMs?: number | null; deadOwner?: string } = {}) =>
  takeLease(database.db, { accountId, owner, ...TTL, ...more });

describe('a lease', () => {
  it('is held by one of fifty that ask at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, number) => take(`instance-${number}`)));
    expect(answers.filter((answer) => answer.taken)).toHaveLength(1);
  });

  it('names its holder to whoever does not get it', async () => {
    await take('first');
    expect(await take('second')).toEqual({ taken: false, holder: 'first' });
  });

  it('is taken over when it has run out, with a higher epoch, and the old holder learns it', async () => {
    const first = await take('first', { ttlMs: 0 });
    const second = await take('second');
    expect(first.taken && second.taken && second.epoch > first.epoch).toBe(true);
    const old = { accountId, owner: 'first', epoch: first.taken ? first.epoch : 0 };
    expect(await renewLease(database.db, old, TTL)).toMatchObject({ held: false });
  });

  it('is taken from an owner that is known to be dead without waiting', async () => {
    await take('first');
    expect((await take('second', { deadOwner: 'first' })).taken).toBe(true);
  });

  it('is free at once when its holder gives it back', async () => {
    const first = await take('first');
    await releaseLease(database.db, { accountId, owner: 'first', epoch: first.taken ? first.epoch : 0 });
    expect((await take('second')).taken).toBe(true);
  });

  it('has epochs beyond any that a restored backup could have issued', async () => {
    const first = await take('first');
    const seconds = Temporal.Now.instant().epochMilliseconds / 1_000;
    expect(first.taken && first.epoch > seconds - 60).toBe(true);
  });

  it('on supplied time runs out by that time alone', async () => {
    await take('first', { nowMs: 1_000_000 });
    expect((await take('second', { nowMs: 1_029_999 })).taken).toBe(false);
    expect(await take('second', { nowMs: 1_030_000 })).toEqual({ taken: true, epoch: 2 });
  });

  it('tells of runs that wait when it is renewed', async () => {
    const first = await take('first');
    await database.db
      .insertInto('placement_runs')
      .values({
        id: 'run_1',
        account_id: accountId,
        asked_by: 'user',
        dry_run: false,
        state: 'queued',
        created_at: '2026-08-20T10:00:00Z',
      })
      .execute();
    const claim = { accountId, owner: 'first', epoch: first.taken ? first.epoch : 0 };
    expect(await renewLease(database.db, claim, TTL)).toEqual({
      held: true,
      queuedWork: 1,
      accountVersion: 1,
    });
  });
});

describe('a writing transaction', () => {
  it('of a holder that was overtaken finds nothing to lock', async () => {
    const first = await take('first', { ttlMs: 0 });
    await take('second');
    const claim = { accountId, owner: 'first', epoch: first.taken ? first.epoch : 0 };
    const locked = await database.db.transaction().execute((trx) => lockHead(trx, claim));
    expect(locked).toBeUndefined();
  });

  it('is waited for by a takeover, which then finds what was written', async () => {
    const first = await take('first', { ttlMs: 0 });
    const claim = { accountId, owner: 'first', epoch: first.taken ? first.epoch : 0 };
    const order: string[] = [];
    let letGo = () => {};
    const writing = database.db.transaction().execute(async (trx) => {
      expect(await lockHead(trx, claim)).toBeDefined();
      await new Promise<void>((resolve) => {
        letGo = resolve;
        order.push('locked');
      });
      order.push('written');
    });
    while (order.length === 0) await new Promise<void>((resolve) => setImmediate(resolve));
    const takeover = take('second').then(() => order.push('taken over'));
    await Promise.race([takeover, database.db.selectFrom('users').select('id').execute()]);
    letGo();
    await Promise.all([writing, takeover]);
    expect(order).toEqual(['locked', 'written', 'taken over']);
  });
});
