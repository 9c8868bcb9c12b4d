import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/database.ts';
import { writeAccount } from '../../../../../test/support/written-account.ts';
import type { LeaseClaim } from '../lease/renew-lease.ts';
import { takeLease } from '../lease/take-lease.ts';
import { hashEvent } from './chain-events.ts';
import { changeSet } from './change-set.ts';
import { commitChanges } from './commit-changes.ts';
import { draft, NOW, type Owner, recording } from './recording.test-support.ts';

let database: TestDatabase;
let accountId: string;
let owner: Owner;
let claim: LeaseClaim;

beforeEach(async () => {
  database = await createTestDatabase();
  owner = await writeAccount(database.db);
  ({ accountId } = owner);
  const lease = await takeLease(database.db, { accountId, owner: 'me', ttlMs: 60_000, nowMs: null });
  claim = { accountId, owner: 'me', epoch: lease.taken ? lease.epoch : 0 };
});
afterEach(() => database.close());

describe('the history of an account', () => {
  it('is a chain without a gap whose hashes can be made again from what is kept', async () => {
    await commitChanges(database.db, claim, () => recording(owner, [draft(owner, '1'), draft(owner, '2')]));
    await commitChanges(database.db, claim, () => recording(owner, [draft(owner, '3')]));
    const rows = await database.db.selectFrom('events').selectAll().orderBy('seq').execute();
    expect(rows.map((row) => row.seq)).toEqual([1, 2, 3]);
    let previous: Buffer = Buffer.alloc(32);
    for (const row of rows) {
      expect(row.prev_hash).toEqual(previous);
      const { id, seq, order_id, attempt_id, kind, actor, source, body, evidence_id } = row;
      const at = Temporal.Instant.fromEpochMilliseconds(row.at).toString({ smallestUnit: 'millisecond' });
      const again = hashEvent(previous, accountId, {
        id,
        seq,
        order_id,
        attempt_id,
        kind,
        actor,
        source,
        at,
        body,
        evidence_id,
      });
      expect(row.hash).toEqual(again);
      previous = row.hash;
    }
    const head = await database.db.selectFrom('account_heads').selectAll().executeTakeFirstOrThrow();
    expect(head).toMatchObject({ event_seq: 3, event_hash: previous });
  });

  it('can be neither changed nor dropped', async () => {
    await commitChanges(database.db, claim, () => recording(owner, [draft(owner, '1')]));
    await expect(database.db.updateTable('events').set({ kind: 'other' }).execute()).rejects.toThrow(
      /append-only/,
    );
    await expect(database.db.deleteFrom('events').execute()).rejects.toThrow(/append-only/);
  });
});

describe('the evidence behind a change', () => {
  it('keeps every digit and carries the hash of what is kept', async () => {
    await commitChanges(database.db, claim, () =>
      changeSet(NOW, {
        evidence: [
          {
            id: 'evd_1',
            source: 'place_reply',
            receivedAtMs: NOW,
            attemptId: 'att_1',
            text: '{"nOrdNo":"1","updRecvTm":1737536281123456789}',
          },
          {
            id: 'evd_2',
            source: 'book',
            receivedAtMs: NOW,
            attemptId: null,
            payload: { ordSt: 'open', qty: 3 },
          },
          { id: 'evd_3', source: 'place_reply', receivedAtMs: NOW, attemptId: null, text: '<html>\0' },
        ],
      }),
    );
    const rows = await database.pool.query<{ payload: unknown; payload_text: string | null; holds: boolean }>(
      `select payload, payload_text,
              sha256 = sha256(convert_to(coalesce(payload::text, payload_text), 'UTF8')) as holds
       from evidence order by id`,
    );
    expect(rows.rows).toEqual([
      { payload: { nOrdNo: '1', updRecvTm: '1737536281123456789' }, payload_text: null, holds: true },
      { payload: { ordSt: 'open', qty: 3 }, payload_text: null, holds: true },
      { payload: null, payload_text: '<html>\ufffd', holds: true },
    ]);
  });
});
