import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/database.ts';
import { writeAccount } from '../../../../../test/support/written-account.ts';
import { toTimestamp } from '../connect.ts';
import { dayNumber } from '../cycle/records.ts';
import { findLastOfKinds } from '../notices/last-of-kinds.ts';
import type { DeliveryState } from '../tables/notices.ts';
import { purgeCloses } from './purge-closes.ts';
import { purgeDryRuns, purgeUnusedFiles } from './purge-dry-runs.ts';
import { purgeNotices } from './purge-notices.ts';

const NOW = Date.parse('2026-08-21T14:10:00Z');
const DAY = 86_400_000;
const OLD = NOW - 500 * DAY;
const BEFORE = NOW - 400 * DAY;
let database: TestDatabase;
let accountId: string;
let userId: string;

beforeEach(async () => {
  database = await createTestDatabase();
  ({ accountId, userId } = await writeAccount(database.db));
});
afterEach(() => database.close());

let seq = 0;
async function tell(
  id: string,
  wish: { atMs?: number; subject?: string; kind?: string; state?: DeliveryState },
): Promise<void> {
  const { atMs = OLD, subject = 'order', kind = 'order.rejected', state } = wish;
  seq += 1;
  await database.db
    .insertInto('notices')
    .values({
      id,
      account_id: accountId,
      user_id: userId,
      event_seq: seq,
      kind,
      severity: 'high',
      subject,
      version: id,
      facts: '{}',
      created_at: toTimestamp(atMs),
      planned_at: toTimestamp(atMs),
      in_feed: true,
    })
    .execute();
  if (state === undefined) return;
  await database.db
    .insertInto('notice_deliveries')
    .values({
      notice_id: id,
      channel: 'webhook',
      user_id: userId,
      account_id: accountId,
      seq,
      kind,
      severity: 'high',
      state,
      created_at: toTimestamp(atMs),
      due_at: toTimestamp(atMs),
      sent_at: state === 'sent' ? toTimestamp(atMs) : null,
    })
    .execute();
}

it('deletes old messages with their deliveries, and nothing that is young or still goes out', async () => {
  await tell('sent', { state: 'sent' });
  await tell('waiting', { state: 'deferred' });
  await tell('young', { atMs: NOW, state: 'sent' });
  expect(await purgeNotices(database.db, accountId, BEFORE)).toBe(1);
  const left = await database.db.selectFrom('notices').select('id').orderBy('id').execute();
  expect(left.map(({ id }) => id)).toEqual(['waiting', 'young']);
  expect(await database.db.selectFrom('notice_deliveries').select('notice_id').execute()).toHaveLength(2);
});

it('keeps the latest of each kind about the account, by which is known what was told last', async () => {
  await tell('unread', { subject: 'account', kind: 'account.book_doubted' });
  await tell('read', { subject: 'account', kind: 'account.book_trusted' });
  await tell('unread again', { subject: 'account', kind: 'account.book_doubted' });
  const kinds = ['account.book_doubted', 'account.book_trusted'];
  expect(await purgeNotices(database.db, accountId, BEFORE)).toBe(1);
  expect(await findLastOfKinds(database.db, accountId, kinds)).toBe('account.book_doubted');
});

async function run(id: string, wish: { dry: boolean; file: string | null; atMs?: number }): Promise<void> {
  await database.db
    .insertInto('placement_runs')
    .values({
      id,
      account_id: accountId,
      recommendation_file_id: wish.file,
      asked_by: 'user',
      dry_run: wish.dry,
      state: 'done',
      created_at: toTimestamp(wish.atMs ?? OLD),
    })
    .execute();
  await database.db
    .insertInto('placement_run_rows')
    .values({ run_id: id, position: 0, ticker: 'TCS.NS', outcome: 'skipped', detail: '{}' })
    .execute();
}

it('deletes old dry runs and the files that no run names any more, and keeps runs that placed with theirs', async () => {
  for (const id of ['of_run', 'of_dry_run']) {
    await database.db
      .insertInto('recommendation_files')
      .values({
        id,
        user_id: userId,
        name: id,
        sha256: Buffer.from(id),
        received_at: toTimestamp(OLD),
        source: 'path',
        header: '[]',
        rows: '[]',
      })
      .execute();
  }
  await run('placed', { dry: false, file: 'of_run' });
  await run('tried', { dry: true, file: 'of_dry_run' });
  await run('tried today', { dry: true, file: null, atMs: NOW });
  expect(await purgeUnusedFiles(database.db, accountId, BEFORE)).toBe(0);
  expect(await purgeDryRuns(database.db, accountId, BEFORE)).toBe(1);
  expect(await purgeUnusedFiles(database.db, accountId, BEFORE)).toBe(1);
  const runs = await database.db.selectFrom('placement_runs').select('id').orderBy('id').execute();
  expect(runs.map(({ id }) => id)).toEqual(['placed', 'tried today']);
  expect(await database.db.selectFrom('placement_run_rows').select('run_id').execute()).toHaveLength(2);
  expect(await database.db.selectFrom('recommendation_files').select('id').execute()).toEqual([
    { id: 'of_run' },
  ]);
});

it('deletes closing prices of days before one, with the record of their files', async () => {
  const close = (day: string) => ({
    day,
    isin: 'INE467B01029',
    symbol: 'TCS',
    series: 'EQ',
    close: 310_000,
    source: 'nse_bhavcopy' as const,
    imported_at: toTimestamp(NOW),
  });
  const file = (day: string) => ({
    day,
    source: 'nse_bhavcopy' as const,
    rows: 1,
    imported_at: toTimestamp(NOW),
  });
  const days = ['2024-01-01', '2024-01-02'];
  await database.db.insertInto('daily_closes').values(days.map(close)).execute();
  await database.db.insertInto('daily_close_files').values(days.map(file)).execute();
  expect(await purgeCloses(database.db, dayNumber('2024-01-02'))).toBe(1);
  expect(await database.db.selectFrom('daily_closes').select('day').execute()).toHaveLength(1);
  expect(await database.db.selectFrom('daily_close_files').select('day').execute()).toHaveLength(1);
});
