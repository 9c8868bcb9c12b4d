import { describe, expect, it } from 'vitest';
import { type JsonObject, makeId } from '../orders/index.ts';
import type { ImportedOrder } from './build-order.ts';
import { claimsOfExact } from './claims.ts';
import type { ExactOrder } from './exact-order.ts';
import { decide, NOTHING_KNOWN, rowsOf } from './legacy.test-support.ts';
import { tracker } from './legacy-rows.test-support.ts';
import { withExact, writeTrackerRow } from './write-rows.ts';

const FIRST = '251106000008974';
const SECOND = '251107000001234';

const filled = { status: 'EXECUTED', executed_qty: 10, qty: 10, execution_price: 2_450.5 };

function orderOf(more: Record<string, unknown> = {}): ImportedOrder {
  const [one] = decide(rowsOf('orders', [tracker({ ...filled, ...more })])).orders;
  if (one === undefined) throw new Error('The row makes no order');
  return one;
}

/** The row of an export, with what a person changed about its own part. */
function exported(
  one: ImportedOrder,
  change: (exact: ImportedOrder) => ImportedOrder = (same) => same,
): JsonObject {
  const { order, attempts, fills, recommendation } = change(one);
  return withExact(writeTrackerRow(one), { order, attempts, fills, recommendation });
}

const SOMEBODY = makeId('ord', 'somebody');

function exactOf(one: ImportedOrder, change: Partial<ImportedOrder['order']>): ExactOrder {
  const { order, attempts, fills, recommendation } = one;
  return { order: { ...order, ...change }, attempts, fills, recommendation };
}

/** An order that was refused under its first number and then sent again. */
function sentTwice(): ImportedOrder {
  const one = orderOf({ order_id: SECOND });
  const [attempt] = one.attempts;
  const [before] = orderOf({ order_id: FIRST, status: 'REJECTED', executed_qty: 0 }).attempts;
  if (attempt === undefined || before === undefined) throw new Error('An order without its attempt');
  return {
    ...one,
    attempts: [
      { ...before, orderId: one.order.id },
      { ...attempt, number: 2 },
    ],
  };
}

describe('what belongs to one order alone', () => {
  it('is taken from the first row that names it, and the second is refused by name', () => {
    const one = orderOf();
    const other = orderOf({ order_id: SECOND });
    const copied = exported(other, (exact) => ({
      ...exact,
      fills: one.fills.map((fill) => ({ ...fill, attemptId: exact.attempts[0]?.id ?? fill.attemptId })),
    }));
    const { orders, rows, totals } = decide(rowsOf('orders', [exported(one), copied]));
    expect(orders.map(({ order }) => order.id)).toEqual([one.order.id]);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['created', 'refused']);
    expect(rows[1]?.why).toContain(`belongs to ${one.order.id}, of which another row tells`);
    expect(totals).toMatchObject({ read: 2, created: 1, merged: 0, skipped: 0, refused: 1, orders: 1 });
  });

  const parts: readonly (readonly [string, (exact: ImportedOrder, one: ImportedOrder) => ImportedOrder])[] = [
    ['id', (exact, one) => ({ ...exact, order: { ...exact.order, id: one.order.id } })],
    [
      'attempt',
      (exact, one) => ({
        ...exact,
        attempts: exact.attempts.map((attempt) => ({ ...attempt, id: one.attempts[0]?.id ?? attempt.id })),
        fills: [],
      }),
    ],
  ];
  for (const [name, change] of parts) {
    it(`is refused where a second order has the same ${name}`, () => {
      const one = orderOf();
      const copied = exported(orderOf({ order_id: SECOND }), (exact) => change(exact, one));
      const { rows } = decide(rowsOf('orders', [tracker(filled), exported(one), copied]));
      expect(rows.map(({ outcome }) => outcome)).toEqual(['merged', 'created', 'refused']);
    });
  }

  it('is refused where an order of the database has it, with its reason and what to do, and the others are made', () => {
    const known = { ...NOTHING_KNOWN, claims: new Map([[`attempt ${orderOf().attempts[0]?.id}`, SOMEBODY]]) };
    const other = orderOf({ order_id: SECOND });
    const { rows, orders } = decide(rowsOf('orders', [exported(orderOf()), exported(other)]), known);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['refused', 'created']);
    expect(rows[0]?.why).toContain(`belongs to ${SOMEBODY}, which the database has`);
    expect(rows[0]?.why).toContain('take it out of its file');
    expect(orders.map(({ order }) => order.id)).toEqual([other.order.id]);
  });

  it('is each attempt, tag and execution, and for the system a share once a day and its sell at work', () => {
    const [attempt] = orderOf().attempts;
    const whole = exactOf(orderOf(), { origin: 'system' });
    expect(claimsOfExact(whole).map(({ claim }) => claim)).toEqual([
      `attempt ${attempt?.id}`,
      `number ${FIRST}`,
      `fill ${whole.fills[0]?.id}`,
      `execution ${FIRST} cum:10`,
      'buy NSE:DALBHARAT-EQ 20398',
    ]);
    const named = (change: Partial<ImportedOrder['order']>) =>
      claimsOfExact(exactOf({ ...orderOf(), attempts: [], fills: [] }, change)).map(({ claim }) => claim);
    expect(named({ origin: 'system', side: 'sell', status: 'amo' })).toEqual(['sell NSE:DALBHARAT-EQ']);
    expect(named({ origin: 'system', side: 'sell', status: 'closed' })).toEqual([]);
    expect(named({ origin: 'system', status: 'rejected' })).toEqual([]);
    expect(named({ origin: 'manual' })).toEqual([]);
  });

  it('is refused where two numbers are so long that their orders would have one id', () => {
    const long = '1'.repeat(70);
    const { rows } = decide(
      rowsOf('orders', [tracker({ order_id: `${long}1` }), tracker({ order_id: `${long}2` })]),
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual(['created', 'refused']);
  });
});

describe('an order that was sent several times', () => {
  it('is the same order under each of its numbers, whichever file comes first', () => {
    const older = tracker({ order_id: FIRST, status: 'REJECTED', rejection_reason: 'RMS' });
    for (const rows of [
      [exported(sentTwice()), older],
      [older, exported(sentTwice())],
    ]) {
      const { orders, totals } = decide(rowsOf('orders', rows));
      expect(totals).toMatchObject({ created: 1, merged: 1, refused: 0, orders: 1 });
      expect(orders[0]?.attempts.map(({ brokerOrderId }) => brokerOrderId)).toEqual([FIRST, SECOND]);
    }
  });

  it('is found in the database by any of its numbers', () => {
    const known = { ...NOTHING_KNOWN, orderIdByNumber: new Map([[FIRST, orderOf().order.id]]) };
    const { orders, rows } = decide(rowsOf('orders', [exported(sentTwice())]), known);
    expect(orders).toEqual([]);
    expect(rows[0]).toMatchObject({ outcome: 'merged', orderId: orderOf().order.id });
  });
});
