import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/database.ts';
import { writeAccount } from '../../../../../test/support/written-account.ts';
import { toTimestamp } from '../connect.ts';
import { recordSecurityEvent } from '../security/security-events.ts';
import { purgeDeskRows, purgeRealTimeRows } from './purge-old-rows.ts';

const NOW = Date.parse('2026-08-21T14:10:00Z');
const DAY = 86_400_000;
let database: TestDatabase;
let accountId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  accountId = (await writeAccount(database.db)).accountId;
});
afterAll(() => database.close());

it('deletes done work that is old, in batches, and nothing that is open or young', async () => {
  const due = (id: string, dueMs: number, doneMs: number | null) => ({
    id,
    account_id: accountId,
    kind: 'report_open',
    subject: id,
    due_at: toTimestamp(dueMs),
    done_at: doneMs === null ? null : toTimestamp(doneMs),
  });
  const old = Array.from({ length: 1_200 }, (_, i) => due(`old_${i}`, NOW - 100 * DAY, NOW - 100 * DAY));
  const kept = [due('open', NOW - 100 * DAY, null), due('young', NOW - DAY, NOW - DAY)];
  await database.db
    .insertInto('due_work')
    .values([...old, ...kept])
    .execute();
  const before = { doneWorkMs: NOW - 90 * DAY, requestsMs: NOW - 90 * DAY, evidenceMs: NOW - 400 * DAY };
  const purged = await purgeDeskRows(database.db, accountId, before);
  expect(purged).toEqual([
    { table: 'due_work', rows: 1_200 },
    { table: 'desk_requests', rows: 0 },
    { table: 'evidence', rows: 0 },
  ]);
  const left = await database.db.selectFrom('due_work').select('id').orderBy('id').execute();
  expect(left.map(({ id }) => id)).toEqual(['open', 'young']);
});

it('deletes sessions that have ended and old answers, by real time', async () => {
  const { id: userId } = await database.db.selectFrom('users').select('id').executeTakeFirstOrThrow();
  const session = (hash: string, expiresMs: number) => ({
    token_hash: Buffer.from(hash),
    user_id: userId,
    created_at: toTimestamp(NOW - 9 * DAY),
    last_seen_at: toTimestamp(NOW - DAY),
    expires_at: toTimestamp(expiresMs),
    user_agent: '',
    ip: '',
  });
  await database.db
    .insertInto('web_sessions')
    .values([session('a', NOW - 1), session('b', NOW + DAY)])
    .execute();
  const key = (name: string, startedMs: number) => ({
    user_id: userId,
    key: name,
    request_sha256: Buffer.from('x'),
    runner: 'r',
    started_at: toTimestamp(startedMs),
  });
  await database.db
    .insertInto('idempotency_keys')
    .values([key('old', NOW - 8 * DAY), key('new', NOW)])
    .execute();
  const failure = (failedMs: number) => ({ subject: 's', ip: '', failed_at: toTimestamp(failedMs) });
  await database.db
    .insertInto('login_failures')
    .values([failure(NOW - 2 * DAY), failure(NOW - 3_600_000)])
    .execute();
  const seen = { userId, ip: '', userAgent: '', kind: 'logged_in' } as const;
  for (const atMs of [NOW - 401 * DAY, NOW]) await recordSecurityEvent(database.db, { ...seen, atMs });
  const purged = await purgeRealTimeRows(database.db, {
    nowMs: NOW,
    idempotencyKeysMs: NOW - 7 * DAY,
    loginFailuresMs: NOW - DAY,
    securityEventsMs: NOW - 400 * DAY,
  });
  expect(purged.map(({ table, rows }) => [table, rows])).toEqual([
    ['web_sessions', 1],
    ['idempotency_keys', 1],
    ['login_failures', 1],
    ['security_events', 1],
  ]);
});
