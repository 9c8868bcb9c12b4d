import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { writeAccount } from '../../../../test/support/written-account.ts';
import { planDue } from '../db/due/plan-due.ts';
import type { LeaseClaim } from '../db/lease/renew-lease.ts';
import { takeLease } from '../db/lease/take-lease.ts';
import { createScheduledRequest } from '../db/requests/create-scheduled-request.ts';
import { findRequestOf } from '../db/requests/find-request.ts';
import {
  answerRequest,
  beginNextRequest,
  createRequest,
  findRequestReport,
  loadWorkingRequests,
  requeueRequest,
} from '../db/requests/request-state.ts';
import type { DeskRequest } from './request.ts';

const AT_MS = Date.parse('2026-08-20T10:35:00Z');
let database: TestDatabase;
let claim: LeaseClaim;

beforeEach(async () => {
  database = await createTestDatabase();
  const { accountId } = await writeAccount(database.db);
  const lease = await takeLease(database.db, { accountId, owner: 'first', ttlMs: 30_000, nowMs: null });
  claim = { accountId, owner: 'first', epoch: lease.taken ? lease.epoch : 0 };
});
afterEach(() => database.close());

function request(id: string, changes: Partial<DeskRequest> = {}): DeskRequest {
  return {
    id,
    accountId: 'acc_1',
    userId: 'usr_1',
    kind: 'drop',
    orderId: null,
    positionId: null,
    body: { a: [1] },
    channel: 'api',
    askedAtMs: AT_MS,
    ...changes,
  };
}

describe('a request', () => {
  it('is begun once, by the holder of the lease, in the order of asking', async () => {
    const { db } = database;
    await createRequest(db, request('req_b', { askedAtMs: AT_MS + 1 }));
    await createRequest(db, request('req_a'));
    expect(await beginNextRequest(db, { ...claim, epoch: claim.epoch + 1 })).toBeUndefined();
    const begun = await Promise.all(Array.from({ length: 10 }, () => beginNextRequest(db, claim)));
    const ids = begun.flatMap((one) => (one === undefined ? [] : [one.id]));
    expect(new Set(ids).size).toBe(ids.length);
    while ((await beginNextRequest(db, claim)) !== undefined);
    expect((await loadWorkingRequests(db, 'acc_1')).map(({ id }) => id)).toEqual(['req_a', 'req_b']);
  });

  it('keeps its first answer', async () => {
    const { db } = database;
    await createRequest(db, request('req_a'));
    const text = 'It is dropped.';
    await answerRequest(db, 'req_a', { state: 'done', code: 'dropped', text, facts: { n: 1 } }, AT_MS);
    await answerRequest(db, 'req_a', { state: 'failed', code: 'late', text: '', facts: {} }, AT_MS);
    await requeueRequest(db, 'req_a');
    expect(await findRequestReport(db, 'req_a')).toEqual({
      requestId: 'req_a',
      state: 'done',
      answer: { code: 'dropped', text, facts: { n: 1 } },
    });
  });

  it('of another user is not found', async () => {
    const { db } = database;
    await createRequest(db, request('req_a'));
    expect(await findRequestOf(db, { userId: 'usr_2', requestId: 'req_a' })).toBeUndefined();
    expect(await findRequestOf(db, { userId: 'usr_1', requestId: 'req_a' })).toMatchObject({
      report: { state: 'queued', answer: null },
    });
  });

  it('of the schedule is written once for its day', async () => {
    const { db } = database;
    const due = { kind: 'retry', subject: '2026-08-21' } as const;
    await planDue(db, 'acc_1', [{ ...due, id: 'due_1', dueAtMs: AT_MS }]);
    const asked = request('req_a', { kind: 'retry_queue', channel: 'rule' });
    expect(await createScheduledRequest(db, asked, due)).toBe(true);
    expect(await createScheduledRequest(db, { ...asked, id: 'req_b' }, due)).toBe(false);
    expect(await findRequestReport(db, 'req_b')).toBeUndefined();
  });
});
