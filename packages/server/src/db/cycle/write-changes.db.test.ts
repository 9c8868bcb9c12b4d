import { type Attempt, makeClientTag, type Order, paise, toId } from '@orderwatch/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/database.ts';
import { writeAccount } from '../../../../../test/support/written-account.ts';
import { seededRandom } from '../../desk/seeded-random.ts';
import { createIds } from '../../ids.ts';
import { draftAttempt, draftCommand, draftOrder } from '../../placement/draft-order.ts';
import type { LeaseClaim } from '../lease/renew-lease.ts';
import { takeLease } from '../lease/take-lease.ts';
import { hashEvent } from './chain-events.ts';
import { type ChangeSet, changeSet } from './change-set.ts';
import { commitChanges } from './commit-changes.ts';
import { loadBook } from './load-book.ts';
import { touchHead } from './touch-head.ts';

const NOW = Date.parse('2026-08-20T10:35:00Z');
const ids = createIds(seededRandom(3));
let database: TestDatabase;
let accountId: string;
let userId: string;
let claim: LeaseClaim;
let statements: string[];

beforeEach(async () => {
  statements = [];
  database = await createTestDatabase({ statementCounter: (text) => statements.push(text) });
  ({ accountId, userId } = await writeAccount(database.db));
  const lease = await takeLease(database.db, { accountId, owner: 'me', ttlMs: 60_000, nowMs: null });
  claim = { accountId, owner: 'me', epoch: lease.taken ? lease.epoch : 0 };
});
afterEach(() => database.close());

function draft(token: string): { order: Order; attempt: Attempt } {
  const context = {
    ids,
    accountId: toId('acc', accountId),
    userId: toId('usr', userId),
    runId: 'run_1',
    nowMs: NOW,
  };
  const order = draftOrder(
    context,
    {
      instrument: {
        exchange: 'NSE',
        segment: 'nse_cm',
        symbol: `S${token}`,
        series: 'EQ',
        tradingSymbol: `S${token}-EQ`,
        token,
        isin: null,
      },
      quantity: 10,
      orderType: 'limit',
      limitPrice: paise(104_000),
      variety: 'amo',
      tradingDay: 20_686,
    },
    { status: 'placing', placementRunId: null },
  );
  const random = new Uint8Array(7).fill(Number(token) % 256);
  random[1] = Math.floor(Number(token) / 256);
  return { order, attempt: draftAttempt(context, order, 1, makeClientTag('T1', random)) };
}

function recording(drafts: readonly ReturnType<typeof draft>[]): ChangeSet {
  const context = {
    ids,
    accountId: toId('acc', accountId),
    userId: toId('usr', userId),
    runId: 'run_1',
    nowMs: NOW,
  };
  return changeSet(NOW, {
    newOrders: drafts.map(({ order }) => ({
      order,
      recommendation: { row: 1, note: 'null \u0000 and \ud800' },
    })),
    newAttempts: drafts.map(({ attempt }) => ({ attempt, request: { a: 1 } })),
    newCommands: drafts.map(({ order, attempt }) => draftCommand(context, order, attempt)),
    events: drafts.map(({ order, attempt }) => event('order.recorded', order, attempt)),
    evidence: [
      {
        id: ids.next('evd'),
        source: 'book',
        receivedAtMs: NOW,
        attemptId: null,
        text: '{"updRecvTm":1737536281123456789,"words":"\\u0000"}',
      },
    ],
    newDue: drafts.map(({ attempt }) => ({
      id: ids.next('due'),
      kind: 'verify_placement',
      subject: attempt.id,
      dueAtMs: NOW,
    })),
  });
}

function event(kind: 'order.recorded' | 'order.queued', order: Order, attempt: Attempt) {
  return {
    id: ids.next('evt'),
    evidenceId: null,
    draft: {
      kind,
      actor: 'system',
      source: 'rule',
      orderId: order.id,
      attemptId: attempt.id,
      atMs: NOW,
      data: { text: 'bad \u0000 half \ud800 pair', amount: 12.5, nothing: null, list: [1, 'two'] },
    },
  } as const;
}

const book = () =>
  loadBook(database.db, {
    accountId,
    seenSince: '2026-08-01',
    brokerOrderIds: [],
    clientTags: [],
    commandsSinceMs: 0,
  });

describe('a set of changes', () => {
  it('of a thousand orders is written by two statements, and read back by one as it was', async () => {
    const drafts = Array.from({ length: 1_000 }, (_, number) => draft(String(number + 1)));
    statements = [];
    const written = await commitChanges(database.db, claim, () => recording(drafts));
    expect(written.ok).toBe(true);
    expect(statements.filter((text) => !/^(begin|commit)/i.test(text))).toHaveLength(2);

    statements = [];
    const loaded = await book();
    expect(statements).toHaveLength(1);
    expect(loaded.eventSeq).toBe(1_000);
    const [first] = drafts;
    const local = loaded.book.orders.find(({ order }) => order.id === first?.order.id);
    expect(local?.order).toEqual(first?.order);
    expect(local?.attempts).toEqual([first?.attempt]);
    expect(local?.commands).toMatchObject([{ kind: 'place', state: 'planned' }]);
  });

  it('is written whole or not at all when one row has changed since it was loaded', async () => {
    const one = draft('1');
    const two = draft('2');
    await commitChanges(database.db, claim, () => recording([one, two]));
    const stale = { ...two.order, version: 7 };
    const result = await commitChanges(database.db, claim, () =>
      changeSet(NOW, {
        orders: [{ ...one.order, status: 'amo' }, stale],
        events: [event('order.queued', one.order, one.attempt)],
      }),
    );
    expect(result).toEqual({ ok: false, error: { kind: 'stale' } });
    const { book: after, eventSeq } = await book();
    expect(after.orders.map(({ order }) => order.status)).toEqual(['placing', 'placing']);
    expect(eventSeq).toBe(2);
  });

  it('moves an attempt only from the state in which it was loaded', async () => {
    const { order, attempt } = draft('1');
    await commitChanges(database.db, claim, () => recording([{ order, attempt }]));
    const sending = {
      ...attempt,
      state: 'sending',
      brokerOrderId: null,
      filledQty: 0,
      reason: null,
    } as const;
    const step = () =>
      commitChanges(database.db, claim, () =>
        changeSet(NOW, { attempts: [{ attempt: sending, expectedState: 'planned' }] }),
      );
    const results = await Promise.all(Array.from({ length: 20 }, step));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  });

  it('is refused by the database when a status may not follow another', async () => {
    const { order, attempt } = draft('1');
    await commitChanges(database.db, claim, () => recording([{ order, attempt }]));
    await commitChanges(database.db, claim, () =>
      changeSet(NOW, { orders: [{ ...order, status: 'rejected' }] }),
    );
    const back = { ...order, version: 2, status: 'amo' } as const;
    await expect(commitChanges(database.db, claim, () => changeSet(NOW, { orders: [back] }))).rejects.toThrow(
      /only as a recorded correction/,
    );
    const corrected = { ...back, corrections: 1 };
    expect((await commitChanges(database.db, claim, () => changeSet(NOW, { orders: [corrected] }))).ok).toBe(
      true,
    );
  });

  it('with a second live buy of a share for one day says that it was ordered already', async () => {
    await commitChanges(database.db, claim, () => recording([draft('1')]));
    const second = draft('1');
    const renamed = { ...second, attempt: { ...second.attempt, clientTag: null } };
    expect(await commitChanges(database.db, claim, () => recording([renamed]))).toEqual({
      ok: false,
      error: { kind: 'already_ordered' },
    });
  });

  it('of a holder that was overtaken writes nothing', async () => {
    await takeLease(database.db, { accountId, owner: 'other', ttlMs: 60_000, nowMs: null, deadOwner: 'me' });
    expect(await commitChanges(database.db, claim, () => recording([draft('1')]))).toEqual({
      ok: false,
      error: { kind: 'lease_lost' },
    });
    expect((await book()).book.orders).toEqual([]);
  });
});

describe('the history of an account', () => {
  it('is a chain without a gap whose hashes can be made again from what is kept', async () => {
    await commitChanges(database.db, claim, () => recording([draft('1'), draft('2')]));
    await commitChanges(database.db, claim, () => recording([draft('3')]));
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
    await commitChanges(database.db, claim, () => recording([draft('1')]));
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

describe('a reading that changed nothing', () => {
  it('is written down by one statement', async () => {
    statements = [];
    expect(
      await touchHead(database.db, claim, 0, { lastReading: { kind: 'empty' }, lastCompleteAtMs: NOW }),
    ).toBe(true);
    expect(statements).toHaveLength(1);
  });

  it('is not written when the history has moved on, or the lease has gone', async () => {
    await commitChanges(database.db, claim, () => recording([draft('1')]));
    expect(await touchHead(database.db, claim, 0, { lastReading: { kind: 'empty' } })).toBe(false);
    expect(await touchHead(database.db, { ...claim, epoch: 1 }, 1, { lastReading: { kind: 'empty' } })).toBe(
      false,
    );
  });
});
