import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/database.ts';
import { writeAccount } from '../../../../../test/support/written-account.ts';
import { changeSet, type Lift } from '../cycle/change-set.ts';
import { commitChanges } from '../cycle/commit-changes.ts';
import { takeLease } from '../lease/take-lease.ts';
import { loadGuards } from './load-guards.ts';
import { loadStreak } from './load-streak.ts';
import { pullKillSwitch } from './pull-kill-switch.ts';

let database: TestDatabase;
let accountId: string;
let userId: string;

beforeEach(async () => {
  database = await createTestDatabase();
  ({ accountId, userId } = await writeAccount(database.db));
});
afterEach(() => database.close());

const AT_MS = Date.parse('2026-08-20T10:35:00Z');
const guards = async () => (await loadGuards(database.db, { userId, accountId }))[0];

async function claim() {
  const taken = await takeLease(database.db, { accountId, owner: 'first', ttlMs: 30_000, nowMs: null });
  if (!taken.taken) throw new Error('The lease is taken');
  return { accountId, owner: 'first', epoch: taken.epoch };
}

describe('the kill switch in the database', () => {
  it('keeps its first time and reason, and tells whom it stopped', async () => {
    const all = { userId, accountId: null };
    expect(await pullKillSwitch(database.db, all, { atMs: AT_MS, reason: 'now' })).toEqual([accountId]);
    expect(await pullKillSwitch(database.db, all, { atMs: AT_MS + 1, reason: 'again' })).toEqual([]);
    expect(await guards()).toMatchObject({ killedAtMs: AT_MS, killReason: 'now' });
  });

  it('stops no account of somebody else', async () => {
    const scope = { userId: 'usr_other', accountId };
    expect(await pullKillSwitch(database.db, scope, { atMs: AT_MS, reason: null })).toEqual([]);
    expect(await guards()).toMatchObject({ killedAtMs: null });
  });

  it('is seen by the next writing transaction of the holder, whoever pulled it', async () => {
    const held = await claim();
    await pullKillSwitch(database.open().db, { userId, accountId }, { atMs: AT_MS, reason: null });
    let seen: number | null = null;
    await commitChanges(database.db, held, (head) => {
      seen = head.killedAtMs;
      return undefined;
    });
    expect(seen).toBe(AT_MS);
  });
});

describe('what a transaction changes of the stops', () => {
  it('opens the breaker once, with its first reason, and raises the version', async () => {
    const held = await claim();
    const before = await database.db.selectFrom('broker_accounts').select('version').executeTakeFirst();
    await commitChanges(database.db, held, () => changeSet(AT_MS, { openBreaker: 'five in a row' }));
    await commitChanges(database.db, held, () => changeSet(AT_MS + 1, { openBreaker: 'six in a row' }));
    expect(await guards()).toMatchObject({
      breakerReason: 'five in a row',
      breakerOpenedAtMs: AT_MS,
      placingStoppedReason: null,
    });
    const after = await database.db.selectFrom('broker_accounts').select('version').executeTakeFirst();
    expect(after?.version).toBe((before?.version ?? 0) + 2);
  });

  it.each<readonly [string, Lift, Record<string, unknown>]>([
    ['the kill switch', { kill: true }, { killedAtMs: null, breakerReason: 'b', placingStoppedReason: 's' }],
    ['the breaker', { breaker: true }, { killedAtMs: AT_MS, breakerReason: null, placingStoppedReason: 's' }],
    ['a stop', { stop: true }, { killedAtMs: AT_MS, breakerReason: 'b', placingStoppedReason: null }],
    ['nothing', {}, { killedAtMs: AT_MS, breakerReason: 'b', placingStoppedReason: 's' }],
  ])('lifts %s and leaves the rest', async (_, lift, left) => {
    const held = await claim();
    await pullKillSwitch(database.db, { userId, accountId }, { atMs: AT_MS, reason: 'why' });
    await commitChanges(database.db, held, () => changeSet(AT_MS, { openBreaker: 'b', stopPlacing: 's' }));
    await commitChanges(database.db, held, () => changeSet(AT_MS, { lift }));
    expect(await guards()).toMatchObject(left);
  });

  it('counts what was sent for a day', async () => {
    const held = await claim();
    const sent = { day: '2026-08-21', orders: 3, value: 30_000_00 };
    await commitChanges(database.db, held, () => changeSet(AT_MS, { head: { sent } }));
    await commitChanges(database.db, held, () => changeSet(AT_MS, {}));
    expect(await guards()).toMatchObject({ sentDay: '2026-08-21', sentOrders: 3, sentValue: 30_000_00 });
  });
});

describe('the streak of rejections', () => {
  it('is read newest first, from the account alone, and no further than asked', async () => {
    const held = await claim();
    const kinds = ['account.resumed', 'account.breaker_reset', 'account.paused'] as const;
    await commitChanges(database.db, held, () =>
      changeSet(AT_MS, {
        events: kinds.map((kind, index) => ({
          id: `evt_${index}`,
          evidenceId: null,
          draft: {
            kind,
            actor: 'user',
            source: 'user',
            orderId: null,
            attemptId: null,
            atMs: AT_MS,
            data: {},
          },
        })),
      }),
    );
    expect(await loadStreak(database.db, accountId, 5)).toEqual(['account.breaker_reset', 'account.resumed']);
    expect(await loadStreak(database.db, accountId, 1)).toEqual(['account.breaker_reset']);
    expect(await loadStreak(database.db, 'acc_other', 5)).toEqual([]);
  });
});
