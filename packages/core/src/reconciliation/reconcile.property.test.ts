import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BrokerOrder, Snapshot } from '../broker/index.ts';
import {
  ATTEMPT_STATES,
  type AttemptStateName,
  decideStatusMove,
  type OrderStatus,
} from '../orders/index.ts';
import type { Decisions } from './decisions.ts';
import { alertsOf, Desk, decidesNothing } from './desk.test-support.ts';
import type { LocalOrder } from './local-book.ts';
import {
  at,
  book,
  commandOf,
  decimal,
  FRIDAY,
  localOf,
  price,
  row,
  tagOf,
} from './reconcile.test-support.ts';
import { reconcile } from './reconcile.ts';

const TEXTS = [
  'put order req received',
  'open',
  'trigger pending',
  'cancel pending',
  'complete',
  'cancelled',
  'rejected',
  'expired',
  'after market order req received',
  '???',
];

const STATUS_OF: Readonly<Record<AttemptStateName, OrderStatus>> = {
  planned: 'placing',
  sending: 'placing',
  unconfirmed: 'unconfirmed',
  accepted: 'pending_execution',
  queued: 'amo',
  open: 'pending_execution',
  filled: 'ongoing',
  cancelled: 'cancelled',
  rejected: 'rejected',
  expired: 'cancelled',
  not_placed: 'failed',
};

/** Rows of any kind: impossible quantities, missing versions, unknown words, of four numbers, two of them with tags. */
const anyRow: fc.Arbitrary<BrokerOrder> = fc
  .record({
    i: fc.integer({ min: 1, max: 4 }),
    statusText: fc.constantFrom(...TEXTS),
    quantity: fc.constantFrom(10, 10, 10, 15, 0),
    filledQty: fc.nat(12),
    cancelledQty: fc.option(fc.nat(10)),
    priced: fc.boolean(),
    limit: fc.constantFrom(100, 100, 101),
    minute: fc.option(fc.integer({ min: 1, max: 40 }), { freq: 8 }),
    versioned: fc.boolean(),
    tagged: fc.boolean(),
    rejectReason: fc.option(fc.constantFrom('RMS:Margin Exceeds', 'by exchange')),
    modifiedByText: fc.option(fc.constant('ABCDE1234F')),
    side: fc.constantFrom('buy', 'buy', 'buy', 'sell'),
  })
  .map(({ i, priced, limit, minute, versioned, tagged, ...rest }) => {
    const updatedAtMs = minute === null ? null : at('10:00') + minute * 60_000;
    return row(i, {
      ...rest,
      averagePrice: priced ? decimal('99.5') : null,
      limitPrice: price(limit),
      updatedAtMs,
      ...(versioned ? {} : { updateNs: null }),
      tag: tagged ? tagOf(i) : null,
    });
  });

const anyLocal: fc.Arbitrary<readonly LocalOrder[]> = fc
  .array(fc.constantFrom(...ATTEMPT_STATES), { minLength: 1, maxLength: 3 })
  .map((states) =>
    states.map((state, i) =>
      localOf(i + 1, state, {
        order: { status: STATUS_OF[state], tradingDay: FRIDAY },
        commands: [
          commandOf(i + 1, i % 2 === 0 ? 'cancel' : 'modify', {
            state: 'unconfirmed',
            requested: { limitPrice: price(101) },
          }),
        ],
      }),
    ),
  );

const anySnapshot: fc.Arbitrary<Snapshot> = fc
  .record({
    minute: fc.integer({ min: 0, max: 50 }),
    rows: fc.array(anyRow, { maxLength: 6 }),
    kind: fc.constantFrom('complete', 'complete', 'complete', 'partial', 'empty', 'failed'),
    source: fc.constantFrom('book', 'book', 'feed', 'one_order'),
  })
  .map(({ minute, rows, kind, source }): Snapshot => {
    const requestedAtMs = at('10:10') + minute * 60_000;
    const times = { source, requestedAtMs, receivedAtMs: requestedAtMs + 2_000 } as const;
    if (kind === 'complete') return { ...times, kind, rows };
    if (kind === 'partial') return { ...times, kind, rows, quarantined: [{ raw: '{}', why: 'qty' }] };
    if (kind === 'empty') return { ...times, kind };
    return { ...times, kind, why: { kind: 'timeout', words: '' } };
  });

const anyDay = fc.record({
  orders: anyLocal,
  readings: fc.array(anySnapshot, { minLength: 1, maxLength: 6 }),
  sealable: fc.boolean(),
});
const phaseOf = (sealable: boolean) => ({ phase: { bookDay: FRIDAY, daySealable: sealable } });

/** Shows a day's readings one after another and lets each decision be looked at with what was known before it. */
function play(
  {
    orders,
    readings,
    sealable,
  }: { orders: readonly LocalOrder[]; readings: readonly Snapshot[]; sealable: boolean },
  look: (decisions: Decisions, before: readonly LocalOrder[], desk: Desk, snapshot: Snapshot) => void,
): void {
  const desk = new Desk(orders);
  for (const snapshot of readings) {
    const before = desk.orders;
    look(desk.see(snapshot, phaseOf(sealable)), before, desk, snapshot);
  }
}

describe('laws of reconciliation', () => {
  it('the same reading twice decides nothing the second time', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        play(day, (_first, _before, desk, snapshot) => {
          const again = desk.see(snapshot, phaseOf(day.sealable));
          // A doubt that needs several readings in a row may be told by the repetition; nothing else may.
          const told = alertsOf(again).filter(
            (kind) => kind !== 'book_empty_suspect' && kind !== 'book_stale',
          );
          if (desk.guard.emptyStreak + desk.guard.shrinkStreak + desk.guard.staleStreak === 0) {
            expect(decidesNothing(again)).toBe(true);
          } else {
            expect(again.orders.flatMap(({ status }) => status ?? [])).toEqual([]);
            expect(told.filter((kind) => kind !== 'order_missing')).toEqual([]);
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  it('the order of rows and their repetition do not matter', () => {
    const shuffled = anyDay.chain((day) => {
      const [first] = day.readings;
      const rows = first !== undefined && 'rows' in first ? first.rows : [];
      return fc.tuple(
        fc.constant({ ...day, rows }),
        fc.shuffledSubarray([...rows, ...rows], { minLength: rows.length * 2 }),
      );
    });
    fc.assert(
      fc.property(shuffled, ([day, rows]) => {
        const input = (shown: readonly BrokerOrder[]) =>
          new Desk(day.orders).input(book('11:30', shown), phaseOf(day.sealable));
        const [one, other] = [reconcile(input(day.rows)), reconcile(input(rows))];
        expect(other.orders).toEqual(one.orders);
        expect(other.external).toEqual(one.external);
        expect(alertsOf(other).filter((kind) => kind !== 'duplicate_rows')).toEqual(
          alertsOf(one).filter((kind) => kind !== 'duplicate_rows'),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('what is filled never falls, and the fills never exceed it', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        play(day, (_decisions, before, desk) => {
          for (const local of desk.orders) {
            const earlier = before.find(({ order }) => order.id === local.order.id);
            expect(local.order.executionQty).toBeGreaterThanOrEqual(earlier?.order.executionQty ?? 0);
            const recorded = local.fills.reduce((sum, fill) => sum + fill.quantity, 0);
            expect(recorded).toBeLessThanOrEqual(local.order.executionQty);
            expect(new Set(local.fills.map(({ id }) => id)).size).toBe(local.fills.length);
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  it('a reading that failed changes nothing, and a doubtful one proves no absence', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        play(day, (decisions, before, desk, snapshot) => {
          if (snapshot.kind === 'failed') expect(desk.orders).toEqual(before);
          if (decisions.verdict.kind === 'rejected') {
            expect([...decisions.orders, ...decisions.external]).toEqual([]);
          } else if (!decisions.verdict.complete && !decisions.verdict.doubts.includes('shrunk')) {
            const marked = decisions.orders.filter(
              ({ columns }) => typeof columns.missingSinceMs === 'number',
            );
            expect(marked).toEqual([]);
            expect(decisions.sealedDay).toBeNull();
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  it('no input proposes that anything be sent', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        play(day, (decisions, before, desk) => {
          expect(decisions.orders.filter(({ status }) => status?.to === 'placing')).toEqual([]);
          const unsent = (orders: readonly LocalOrder[]) =>
            orders
              .flatMap(({ attempts }) => attempts)
              .filter(({ state }) => state === 'planned' || state === 'sending').length;
          expect(unsent(desk.orders)).toBeLessThanOrEqual(unsent(before));
          const attempts = (orders: readonly LocalOrder[]) =>
            orders.flatMap((local) => (local.order.origin === 'external' ? [] : local.attempts)).length;
          expect(attempts(desk.orders)).toBe(attempts(before));
        });
      }),
      { numRuns: 150 },
    );
  });

  it('every change of a status is one that the table allows, and a correction is marked, told and proven', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        play(day, (decisions, before) => {
          for (const { orderId, status, events, evidence } of decisions.orders) {
            if (status === null) continue;
            expect(status.from).toBe(before.find(({ order }) => order.id === orderId)?.order.status);
            const move = decideStatusMove(status.from, status.to);
            expect(move).toBe(status.correction ? 'correction' : 'move');
            expect(evidence).not.toBeNull();
            if (!status.correction) continue;
            expect(events.map(({ kind }) => kind)).toContain('order.correction');
            expect(alertsOf(decisions)).toContain('correction');
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  it('an attempt without a number gets one only from a row with its tag', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        play(day, (_decisions, before, desk, snapshot) => {
          const numberless = before
            .flatMap(({ attempts }) => attempts)
            .filter(({ brokerOrderId }) => brokerOrderId === null);
          for (const attempt of numberless) {
            const now = desk.orders.flatMap(({ attempts }) => attempts).find(({ id }) => id === attempt.id);
            if (now?.brokerOrderId == null) continue;
            const rows = 'rows' in snapshot ? snapshot.rows : [];
            expect(
              rows.some(
                (shown) => shown.brokerOrderId === now.brokerOrderId && shown.tag === attempt.clientTag,
              ),
            ).toBe(true);
          }
        });
      }),
      { numRuns: 150 },
    );
  });
});
