import { DEFAULT_PREFERENCES, type EventKind, type JsonObject, toId } from '@orderwatch/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/database.ts';
import { writeAccount } from '../../../../../test/support/written-account.ts';
import { seededRandom } from '../../desk/seeded-random.ts';
import { createIds } from '../../ids.ts';
import { decidePlan } from '../../notices/decide-plan.ts';
import { changeSet } from '../cycle/change-set.ts';
import { commitChanges } from '../cycle/commit-changes.ts';
import type { LeaseClaim } from '../lease/renew-lease.ts';
import { takeLease } from '../lease/take-lease.ts';
import { saveChannel } from './channels.ts';
import { claimDeliveries, loadSentTimes, nextDeliveryMs } from './claim-deliveries.ts';
import { loadNotices } from './load-notices.ts';
import { planDeliveries } from './plan-deliveries.ts';
import { changePreferences, loadPreferences } from './preferences.ts';
import { markSent, release } from './settle-deliveries.ts';

const NOW = Date.parse('2026-08-21T04:00:00Z');
const ids = createIds(seededRandom(5));
let database: TestDatabase;
let accountId: string;
let userId: string;
let claim: LeaseClaim;

beforeEach(async () => {
  database = await createTestDatabase();
  ({ accountId, userId } = await writeAccount(database.db));
  const lease = await takeLease(database.db, { accountId, owner: 'me', ttlMs: 60_000, nowMs: null });
  claim = { accountId, owner: 'me', epoch: lease.taken ? lease.epoch : 0 };
  await saveChannel(database.db, {
    userId,
    channel: 'webhook',
    enabled: true,
    settings: { url: 'https://example.invalid' },
    sealed: null,
    atMs: NOW,
  });
});
afterEach(() => database.close());

/** Writes events about orders that need not exist: only what is told of them matters here. */
async function happen(kind: EventKind, data: JsonObject = {}, atMs = NOW): Promise<void> {
  const written = await commitChanges(database.db, claim, () =>
    changeSet(atMs, {
      events: [
        {
          id: ids.next('evt'),
          evidenceId: null,
          draft: { kind, actor: 'broker', source: 'book', orderId: null, attemptId: null, atMs, data },
        },
      ],
    }),
  );
  if (!written.ok) throw new Error(written.error.kind);
}

const plan = (nowMs = NOW, db = database.db) => planDeliveries(db, { nowMs, most: 500 }, decidePlan(nowMs));
const claimed = (nowMs: number, db = database.db) =>
  claimDeliveries(db, { channel: 'webhook', nowMs, leaseMs: 60_000, alongMs: 0, most: 200 });
const notices = () => database.db.selectFrom('notices').selectAll().orderBy('event_seq').execute();
const deliveries = () => database.db.selectFrom('notice_deliveries').selectAll().orderBy('seq').execute();

describe('a notice', () => {
  it('is written with its event, and once however often the same thing is reported', async () => {
    await happen('account.day_report', { which: 'close', day: '2026-08-21' });
    await happen('account.day_report', { which: 'close', day: '2026-08-21' });
    await happen('account.day_sealed');
    const [event] = await database.db.selectFrom('events').selectAll().orderBy('seq').execute();
    expect(await notices()).toMatchObject([
      {
        kind: 'day_report',
        account_id: accountId,
        user_id: userId,
        event_id: event?.id,
        event_seq: event?.seq,
      },
    ]);
    const [told] = await loadNotices(
      database.db,
      (await notices()).map(({ id }) => id),
    );
    expect(told).toMatchObject({
      eventKind: 'account.day_report',
      data: { which: 'close' },
      accountLabel: null,
    });
  });

  it('is not written while the account has notices switched off', async () => {
    await database.db
      .updateTable('broker_accounts')
      .set({ settings: JSON.stringify({ switches: { notifications: false } }) })
      .execute();
    await happen('account.paused');
    expect(await notices()).toEqual([]);
    expect(await database.db.selectFrom('events').selectAll().execute()).toHaveLength(1);
  });

  it('is planned once when two instances plan at the same time', async () => {
    for (let i = 0; i < 20; i += 1) await happen('account.book_doubted', {}, NOW + i);
    const other = database.open();
    const counts = await Promise.all([plan(), plan(NOW, other.db), plan(), plan(NOW, other.db)]);
    await other.close();
    expect(counts.reduce((sum, count) => sum + count)).toBe(20);
    expect(await deliveries()).toHaveLength(20);
    expect((await notices()).every(({ in_feed, planned_at }) => in_feed && planned_at === NOW)).toBe(true);
  });
});

describe('a claim', () => {
  it('is held by one instance at a time, until its lease is over', async () => {
    await happen('account.paused');
    await happen('account.book_doubted');
    await plan();
    const due = NOW + 60_000;
    const other = database.open();
    const both = await Promise.all([
      claimed(due),
      claimed(due, other.db),
      claimed(due),
      claimed(due, other.db),
    ]);
    const [mine, ...more] = both.filter((one) => one !== undefined && one.deliveries.length > 0);
    expect(more).toEqual([]);
    expect(mine?.deliveries).toMatchObject([{ kind: 'account_paused' }, { kind: 'book_doubted' }]);
    expect(await claimed(due + 59_000, other.db)).toBeUndefined();
    expect(await nextDeliveryMs(database.db, 'webhook')).toBe(due + 60_000);
    expect((await claimed(due + 60_000, other.db))?.deliveries).toMatchObject([
      { attempts: 2 },
      { attempts: 2 },
    ]);
    await other.close();
  });

  it('that was overtaken settles nothing', async () => {
    await happen('account.paused');
    await plan();
    const first = await claimed(NOW + 60_000);
    const second = await claimed(NOW + 120_000);
    const noticeIds = (await notices()).map(({ id }) => id);
    if (first === undefined || second === undefined) throw new Error('Both were to claim');
    await markSent(database.db, { ...first, noticeIds }, 'msg', NOW + 120_001);
    expect(await deliveries()).toMatchObject([{ state: 'sending' }]);
    await markSent(database.db, { ...second, noticeIds }, 'msg', NOW + 120_002);
    expect(await deliveries()).toMatchObject([{ state: 'sent', message_id: 'msg', sent_at: NOW + 120_002 }]);
    const sent = await loadSentTimes(database.db, { userId, channel: 'webhook', sinceMs: NOW });
    expect(sent).toEqual([NOW + 120_002]);
  });

  it('that is given back costs no try', async () => {
    await happen('account.paused');
    await plan();
    const mine = await claimed(NOW + 60_000);
    if (mine === undefined) throw new Error('It was to be claimed');
    const noticeIds = mine.deliveries.map(({ noticeId }) => noticeId);
    await release(database.db, { ...mine, noticeIds }, NOW + 90_000);
    expect(await deliveries()).toMatchObject([{ state: 'queued', attempts: 0, due_at: NOW + 90_000 }]);
  });

  it('waits for what another instance has not planned yet of the same order', async () => {
    await happen('account.book_doubted', {}, NOW);
    await happen('account.book_doubted', {}, NOW + 1);
    const orderId = toId('ord', 'ord_x');
    await database.db.updateTable('notices').set({ order_id: orderId }).execute();
    await plan();
    const [first] = await notices();
    await database.db
      .updateTable('notices')
      .set({ planned_at: null })
      .where('id', '=', first?.id ?? '')
      .execute();
    await database.db
      .deleteFrom('notice_deliveries')
      .where('notice_id', '=', first?.id ?? '')
      .execute();
    expect(await claimed(NOW + 60_000)).toBeUndefined();
    await plan();
    expect((await claimed(NOW + 60_000))?.deliveries).toHaveLength(2);
  });
});

describe('an outage that is over before it was told', () => {
  it('is not told, and neither is its end', async () => {
    await happen('account.reading_failed', { why: 'down' }, NOW);
    await plan(NOW);
    await happen('account.reading_recovered', {}, NOW + 20_000);
    await plan(NOW + 20_000);
    expect((await deliveries()).map(({ state }) => state)).toEqual(['suppressed', 'suppressed']);
  });

  it('is told with its end when it lasted', async () => {
    await happen('account.reading_failed', { why: 'down' }, NOW);
    await plan(NOW);
    const mine = await claimed(NOW + 61_000);
    expect(mine?.deliveries).toMatchObject([{ kind: 'broker_unreachable' }]);
    await happen('account.reading_recovered', {}, NOW + 62_000);
    await plan(NOW + 62_000);
    expect((await deliveries()).map(({ state }) => state)).toEqual(['sending', 'queued']);
  });
});

describe('preferences', () => {
  it('are kept, survive what cannot be read, and wake what waits for the morning', async () => {
    expect(await loadPreferences(database.db, userId)).toEqual(DEFAULT_PREFERENCES);
    await happen('account.paused');
    await changePreferences(database.db, userId, NOW, (before) => ({
      ...before,
      quietHours: {
        fromMinute: 0,
        toMinute: 1_439,
        passes: { critical: true, rejections: true, unconfirmed: true },
      },
    }));
    await plan();
    expect(await deliveries()).toMatchObject([{ state: 'deferred' }]);
    const after = await changePreferences(database.db, userId, NOW + 5, (before) => ({
      ...before,
      quietHours: null,
    }));
    expect(after.quietHours).toBeNull();
    expect(await deliveries()).toMatchObject([{ state: 'deferred', due_at: NOW + 5 }]);

    await database.db
      .updateTable('notification_preferences')
      .set({ preferences: '{"limits":"many"}' })
      .execute();
    expect(await loadPreferences(database.db, userId)).toEqual(DEFAULT_PREFERENCES);
  });
});
