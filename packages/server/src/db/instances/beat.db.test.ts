import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/database.ts';
import { writeAccount } from '../../../../../test/support/written-account.ts';
import { releaseLease } from '../lease/release-lease.ts';
import { takeLease } from '../lease/take-lease.ts';
import { createRequest } from '../requests/request-state.ts';
import { beat } from './beat.ts';
import { leave } from './leave.ts';

const TTL_MS = 15_000;
const T0 = 1_000_000;
let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.close());

const beatOf = (id: string, nowMs: number | null, startedAtMs: number | null = null) =>
  beat(database.db, { id, version: '1.0.0', keyPrint: 'print', startedAtMs, ttlMs: TTL_MS, nowMs });
const entered = () => database.db.selectFrom('instances').select('id').orderBy('id').execute();

describe('the roll of instances', () => {
  it('shows the others that were heard of lately, the longest-lived first, and strikes out the rest', async () => {
    await beatOf('a', T0);
    await beatOf('b', T0 + 1_000);
    await beatOf('c', T0 + 2_000);
    const roll = await beatOf('c', T0 + TTL_MS);
    const row = { version: '1.0.0', keyPrint: 'print' };
    expect(roll.others).toEqual([
      { id: 'a', startedAtMs: T0, ...row },
      { id: 'b', startedAtMs: T0 + 1_000, ...row },
    ]);
    expect((await beatOf('c', T0 + TTL_MS + 1_000)).others).toMatchObject([{ id: 'b' }]);
    expect(await entered()).toEqual([{ id: 'b' }, { id: 'c' }]);
  });

  it('keeps since when one lives, also after it was struck out while it was paused', async () => {
    const { startedAtMs } = await beatOf('a', T0);
    expect((await beatOf('a', T0 + 5_000, startedAtMs)).startedAtMs).toBe(T0);
    await beatOf('b', T0 + 60_000);
    expect((await beatOf('a', T0 + 61_000, startedAtMs)).startedAtMs).toBe(T0);
    expect((await beatOf('b', T0 + 62_000)).others).toMatchObject([{ id: 'a', startedAtMs: T0 }]);
  });

  it('is without one that left', async () => {
    await beatOf('a', T0);
    await leave(database.db, 'a');
    expect((await beatOf('b', T0)).others).toEqual([]);
  });

  it('goes by the clock of the database where no time is supplied', async () => {
    const { startedAtMs } = await beatOf('a', null);
    expect(Math.abs(startedAtMs - Temporal.Now.instant().epochMilliseconds)).toBeLessThan(60_000);
    expect((await beatOf('b', null)).others).toMatchObject([{ id: 'a' }]);
  });

  it('tells whose lease holds on each account, and of which nobody’s does', async () => {
    const { accountId } = await writeAccount(database.db);
    const holder = async (nowMs: number) => (await beatOf('a', nowMs)).accounts;
    expect(await holder(T0)).toEqual([{ id: accountId, holder: null }]);
    const taken = await takeLease(database.db, { accountId, owner: 'b', ttlMs: 30_000, nowMs: T0 });
    expect(await holder(T0 + 29_999)).toEqual([{ id: accountId, holder: 'b' }]);
    expect(await holder(T0 + 30_000)).toEqual([{ id: accountId, holder: null }]);
    const epoch = taken.taken ? taken.epoch : 0;
    await releaseLease(database.db, { accountId, owner: 'b', epoch });
    expect(await holder(T0)).toEqual([{ id: accountId, holder: null }]);
  });

  it('tells for which accounts a run or a request waits that nobody has begun', async () => {
    const { accountId, userId } = await writeAccount(database.db);
    const other = await writeAccount(database.db, '2');
    const at = '2026-08-20T10:00:00Z';
    expect((await beatOf('a', T0)).waiting).toEqual([]);
    const run = { asked_by: 'user', dry_run: true, created_at: at } as const;
    await database.db
      .insertInto('placement_runs')
      .values([
        { id: 'run_1', account_id: accountId, state: 'queued', ...run },
        { id: 'run_2', account_id: other.accountId, state: 'running', ...run },
      ])
      .execute();
    expect((await beatOf('a', T0)).waiting).toEqual([accountId]);
    const wish = { orderId: null, positionId: null, kind: 'sync', body: {}, channel: 'web' } as const;
    for (const owner of [{ accountId, userId }, other]) {
      await createRequest(database.db, { id: `req_${owner.accountId}`, ...owner, ...wish, askedAtMs: T0 });
    }
    expect((await beatOf('a', T0)).waiting).toEqual([accountId, other.accountId]);
  });

  it('is kept by twenty that beat at the same moment, the dead ones between them', async () => {
    const names = Array.from({ length: 20 }, (_, at) => `i${String(at).padStart(2, '0')}`);
    for (const name of names) await beatOf(`dead-${name}`, T0);
    await Promise.all(names.map((name) => beatOf(name, T0 + 60_000)));
    expect((await beatOf('i00', T0 + 60_001)).others).toHaveLength(19);
    expect(await entered()).toHaveLength(20);
  });
});
