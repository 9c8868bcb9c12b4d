import {
  type Attempt,
  decimalFromPaise,
  type Fill,
  followFills,
  type Order,
  paise,
  parseBrokerOrderId,
  positionOrderOf,
  toId,
} from '@orderwatch/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/database.ts';
import { writeAccount } from '../../../../../test/support/written-account.ts';
import type { LeaseClaim } from '../lease/renew-lease.ts';
import { takeLease } from '../lease/take-lease.ts';
import { changeSet } from './change-set.ts';
import { commitChanges } from './commit-changes.ts';
import { loadBook } from './load-book.ts';
import { draft, event, NOW, type Owner, recording } from './recording.test-support.ts';
import { touchHead } from './touch-head.ts';

let database: TestDatabase;
let accountId: string;
let owner: Owner;
let claim: LeaseClaim;
let statements: string[];

beforeEach(async () => {
  statements = [];
  database = await createTestDatabase({ statementCounter: (text) => statements.push(text) });
  owner = await writeAccount(database.db);
  ({ accountId } = owner);
  const lease = await takeLease(database.db, { accountId, owner: 'me', ttlMs: 60_000, nowMs: null });
  claim = { accountId, owner: 'me', epoch: lease.taken ? lease.epoch : 0 };
});
afterEach(() => database.close());

const book = () =>
  loadBook(database.db, {
    accountId,
    seenSince: '2026-08-01',
    brokerOrderIds: [],
    clientTags: [],
    commandsSinceMs: 0,
  });

function fillOf(attempt: Attempt, quantity: number): Fill {
  const brokerOrderId = parseBrokerOrderId('260820000100001');
  if (brokerOrderId === undefined) throw new Error('That is no number of the broker');
  return {
    id: toId('fil', 'fil_1'),
    orderId: attempt.orderId,
    attemptId: attempt.id,
    brokerOrderId,
    fillKey: `cum:${quantity}`,
    quantity,
    value: decimalFromPaise(paise(1_040_000)),
    cumulativeQty: quantity,
    filledAtMs: NOW,
    learnedAtMs: NOW,
  };
}

describe('a set of changes', () => {
  it('of a thousand orders is written by two statements, and read back by one as it was', async () => {
    const drafts = Array.from({ length: 1_000 }, (_, number) => draft(owner, String(number + 1)));
    statements = [];
    const written = await commitChanges(database.db, claim, () => recording(owner, drafts));
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

  it('is planned once for writes of any number of rows', async () => {
    const one = database.open({ maxConnections: 1 });
    const drafts = Array.from({ length: 40 }, (_, number) => draft(owner, String(number + 1)));
    await commitChanges(one.db, claim, () => recording(owner, drafts));
    for (let round = 1; round < 12; round += 1) {
      // Of one row, a plan for just that row looks cheaper than one for any number.
      const some = round < 9 ? drafts.slice(0, 1) : drafts.slice(1);
      await commitChanges(one.db, claim, () =>
        changeSet(NOW, {
          orders: some.map(({ order }) => ({ ...order, version: round < 9 ? round : round - 8 })),
          attempts: some.map(({ attempt }) => ({ attempt, expectedState: attempt.state })),
        }),
      );
    }
    const { rows } = await one.pool.query<{ custom: number; kept: number }>(
      `select custom_plans::int as custom, generic_plans::int as kept from pg_prepared_statements
       where statement like '%new_evidence as%'`,
    );
    // Five plans are made before PostgreSQL takes one for good; the first write has no name yet.
    expect(rows).toEqual([{ custom: 5, kept: 6 }]);
  });

  it('is written whole or not at all when one row has changed since it was loaded', async () => {
    const one = draft(owner, '1');
    const two = draft(owner, '2');
    await commitChanges(database.db, claim, () => recording(owner, [one, two]));
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

  it('keeps an execution with its position, or neither', async () => {
    const { order, attempt } = draft(owner, '1');
    await commitChanges(database.db, claim, () => recording(owner, [{ order, attempt }]));
    const filled: Order = { ...order, status: 'ongoing', executionQty: 10, executionTimeMs: NOW };
    const fill = fillOf(attempt, order.quantity);
    const followed = {
      positions: [],
      orders: [positionOrderOf(filled, [fill])],
      held: new Map(),
      nowMs: NOW,
    };
    const [position] = followFills(followed).positions;
    if (position === undefined) throw new Error('The buy has opened nothing');
    const { db } = database;
    const fills = [{ fill, evidenceId: null, positionId: position.id }];
    const count = async () => [
      (await db.selectFrom('fills').selectAll().execute()).length,
      (await db.selectFrom('positions').selectAll().execute()).length,
      (await book()).book.orders.map((local) => local.order.status),
    ];

    const alone = { orders: [filled], fills };
    await expect(commitChanges(db, claim, () => changeSet(NOW, alone))).rejects.toThrow(/fills_position_id/);
    const overtaken = {
      orders: [filled],
      fills: [{ fill, evidenceId: null }],
      positions: [{ position, expectedVersion: 3 }],
    };
    expect((await commitChanges(db, claim, () => changeSet(NOW, overtaken))).ok).toBe(false);
    expect(await count()).toEqual([0, 0, ['placing']]);

    const whole = { orders: [filled], fills, newPositions: [position] };
    expect((await commitChanges(db, claim, () => changeSet(NOW, whole))).ok).toBe(true);
    expect(await count()).toEqual([1, 1, ['ongoing']]);
  });

  it('moves an attempt only from the state in which it was loaded', async () => {
    const { order, attempt } = draft(owner, '1');
    await commitChanges(database.db, claim, () => recording(owner, [{ order, attempt }]));
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
    const { order, attempt } = draft(owner, '1');
    await commitChanges(database.db, claim, () => recording(owner, [{ order, attempt }]));
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
    await commitChanges(database.db, claim, () => recording(owner, [draft(owner, '1')]));
    const second = draft(owner, '1');
    const renamed = { ...second, attempt: { ...second.attempt, clientTag: null } };
    expect(await commitChanges(database.db, claim, () => recording(owner, [renamed]))).toEqual({
      ok: false,
      error: { kind: 'already_ordered' },
    });
  });

  it('with a second sell at work of a share says the same, and takes a first one beside a live buy', async () => {
    const sellOf = () => {
      const { order, attempt } = draft(owner, '1');
      return { order: { ...order, side: 'sell' as const }, attempt: { ...attempt, clientTag: null } };
    };
    expect((await commitChanges(database.db, claim, () => recording(owner, [draft(owner, '1')]))).ok).toBe(
      true,
    );
    expect((await commitChanges(database.db, claim, () => recording(owner, [sellOf()]))).ok).toBe(true);
    expect(await commitChanges(database.db, claim, () => recording(owner, [sellOf()]))).toEqual({
      ok: false,
      error: { kind: 'already_ordered' },
    });
  });

  it('that gives two attempts one number of the broker is refused by the database', async () => {
    const drafts = [draft(owner, '1'), draft(owner, '2')];
    await commitChanges(database.db, claim, () => recording(owner, drafts));
    const brokerOrderId = parseBrokerOrderId('260820000000001');
    if (brokerOrderId === undefined) throw new Error('no number');
    const move = async (attempt: Attempt, from: 'planned' | 'sending') => {
      const steps = {
        planned: { state: 'sending', brokerOrderId: null, filledQty: 0, reason: null },
        sending: { state: 'accepted', brokerOrderId, filledQty: 0, reason: null },
      } as const;
      const attempts = [{ attempt: { ...attempt, ...steps[from] }, expectedState: from }];
      return commitChanges(database.db, claim, () => changeSet(NOW, { attempts }));
    };
    for (const { attempt } of drafts) expect((await move(attempt, 'planned')).ok).toBe(true);
    const [first, second] = drafts;
    if (first === undefined || second === undefined) throw new Error('two were drafted');
    expect((await move(first.attempt, 'sending')).ok).toBe(true);
    await expect(move(second.attempt, 'sending')).rejects.toThrow(/attempts_broker_order/);
  });

  it('of a holder that was overtaken writes nothing', async () => {
    await takeLease(database.db, { accountId, owner: 'other', ttlMs: 60_000, nowMs: null, deadOwner: 'me' });
    expect(await commitChanges(database.db, claim, () => recording(owner, [draft(owner, '1')]))).toEqual({
      ok: false,
      error: { kind: 'lease_lost' },
    });
    expect((await book()).book.orders).toEqual([]);
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
    await commitChanges(database.db, claim, () => recording(owner, [draft(owner, '1')]));
    expect(await touchHead(database.db, claim, 0, { lastReading: { kind: 'empty' } })).toBe(false);
    expect(await touchHead(database.db, { ...claim, epoch: 1 }, 1, { lastReading: { kind: 'empty' } })).toBe(
      false,
    );
  });
});
