import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalFromPaise, decimalTimes, paise } from '../money/index.ts';
import {
  type Attempt,
  attemptStateFrom,
  type Fill,
  makeId,
  ORDER_STATUSES,
  parseBrokerOrderId,
} from '../orders/index.ts';
import { createClaims } from './claims.ts';
import { type ExactOrder, readExactOrder, writeExactOrder } from './exact-order.ts';
import { decide, knownAfter, NOW, rowsOf } from './legacy.test-support.ts';
import {
  isOpenTrade,
  legacyListOf,
  withExact,
  writeFailedRow,
  writeOpenTrade,
  writeTrackerRow,
} from './write-rows.ts';

const DAY_MS = 86_400_000;
const moment = fc.integer({ min: NOW - 700 * DAY_MS, max: NOW });
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const amount = fc.integer({ min: 1, max: 100_000_000 }).map(paise);
const words = fc.string({ maxLength: 30 });

const order: fc.Arbitrary<ExactOrder['order']> = fc.record({
  id: fc.uuid().map((id) => makeId('ord', id)),
  createdAtMs: moment,
  updatedAtMs: moment,
  corrections: fc.nat(3),
  tradingDay: fc.integer({ min: 19_000, max: 21_000 }),
  origin: fc.constantFrom('system', 'manual', 'imported'),
  managed: fc.boolean(),
  side: fc.constantFrom('buy', 'sell'),
  instrument: fc.constantFrom('RELIANCE', 'M&M', 'SBIN').map((symbol) => ({
    exchange: 'NSE',
    segment: 'nse_cm',
    symbol,
    series: 'EQ',
    tradingSymbol: `${symbol}-EQ`,
    token: '2885',
    isin: 'INE002A01018',
  })),
  instrumentKey: fc.constant('NSE:INE002A01018'),
  quantity: fc.integer({ min: 1, max: 100_000 }),
  disclosedQuantity: fc.nat(10),
  orderType: fc.constantFrom('limit', 'market', 'stop_loss', 'stop_loss_market'),
  limitPrice: orNull(amount),
  triggerPrice: orNull(amount),
  variety: fc.constantFrom('amo', 'regular'),
  validity: fc.constantFrom('day', 'ioc'),
  product: fc.constantFrom('CNC', 'MIS'),
  status: fc.constantFrom(...ORDER_STATUSES),
  reasonCode: orNull(words),
  failureReason: orNull(words),
  rejectionReason: orNull(words),
  cancelledReason: orNull(words),
  cancelledBy: orNull(fc.constantFrom('user', 'system', 'broker', 'exchange', 'expiry', 'unknown')),
  firstFailedAtMs: orNull(moment),
  lastRetryAttemptMs: orNull(moment),
  retryCount: fc.nat(20),
  retryExpiresAtMs: orNull(moment),
  retryExpiryProvisional: fc.boolean(),
  requiredCash: orNull(amount),
  availableCash: orNull(amount),
  shortfall: orNull(amount),
  lastStatusCheckMs: orNull(moment),
  executionQty: fc.nat(1_000),
  executionPrice: orNull(amount.map(decimalFromPaise)),
  executionTimeMs: orNull(moment),
  missingSinceMs: orNull(moment),
  verifiedAtMs: orNull(moment),
});

const history: fc.Arbitrary<readonly ExactOrder[]> = fc
  .uniqueArray(fc.tuple(order, fc.nat(2), fc.nat(3)), { maxLength: 12, selector: ([one]) => one.id })
  .map((all) => all.map(([one, attempts, kind], index) => withAttempts(one, index, attempts, kind)))
  .map(possible);

/** The database has no two orders that claim the same: of those the first. */
function possible(all: readonly ExactOrder[]): readonly ExactOrder[] {
  const claims = createClaims(new Map());
  return all.filter((exact) => claims.take({ id: exact.order.id, number: null, exact }) === null);
}

function withAttempts(one: ExactOrder['order'], index: number, count: number, kind: number): ExactOrder {
  const recommendation = kind === 0 ? null : { ticker: 'X.NS', rsi10: kind, verdict: 'buy' };
  const attempts = Array.from({ length: count }, (_, number) => attemptOf(one, index, number + 1));
  return { order: one, attempts, fills: attempts.flatMap(fillsOf), recommendation };
}

function attemptOf({ id, createdAtMs }: ExactOrder['order'], index: number, number: number): Attempt {
  const state = attemptStateFrom({
    state: number === 1 ? 'rejected' : 'filled',
    brokerOrderId: `2608200${String(index).padStart(6, '0')}${number}`,
    filledQty: number === 1 ? 0 : 7,
    reason: null,
  });
  if (!state.ok) throw new Error(state.error);
  return {
    ...state.value,
    id: makeId('att', `${id.slice(4)}-${number}`),
    orderId: id,
    number,
    clientTag: null,
    exchangeOrderId: null,
    createdAtMs,
    sentAtMs: createdAtMs,
    answeredAtMs: null,
    acknowledged: { quantity: 7, limitPrice: null, triggerPrice: null, orderType: 'market' },
    lastSeen: null,
  };
}

function fillsOf({ id, orderId, brokerOrderId, filledQty }: Attempt): readonly Fill[] {
  const number = parseBrokerOrderId(brokerOrderId ?? '');
  if (number === undefined || filledQty === 0) return [];
  const value = decimalTimes(decimalFromPaise(paise(12_345)), filledQty);
  return [
    {
      id: makeId('fil', `${number}_${filledQty}`),
      orderId,
      attemptId: id,
      brokerOrderId: number,
      fillKey: `cum:${filledQty}`,
      quantity: filledQty,
      value,
      cumulativeQty: filledQty,
      filledAtMs: null,
      learnedAtMs: NOW,
    },
  ];
}

/** As the command writes the files. */
function exported(all: readonly ExactOrder[]) {
  const pending = all.filter((one) => legacyListOf(one) === 'orders');
  const queue = all.filter((one) => legacyListOf(one) === 'failed_orders');
  const open = all.filter(isOpenTrade);
  return [
    ...rowsOf(
      'orders',
      pending.map((one) => withExact(writeTrackerRow(one), one)),
    ),
    ...rowsOf('trades', open.map(writeOpenTrade)),
    ...rowsOf(
      'failed_orders',
      queue.map((one) => withExact(writeFailedRow(one), one)),
    ),
  ];
}

describe('an export of any history', () => {
  it('comes home as the same orders, attempts and fills, and no row is lost', () => {
    fc.assert(
      fc.property(history, (all) => {
        const rows = exported(all);
        const { orders, totals } = decide(rows);
        const back = orders.map(({ order: one, attempts, fills, recommendation }) => {
          const { accountId, userId, version, placementRunId, linkedOrderId, positionId, ...own } = one;
          return { order: own, attempts, fills, recommendation };
        });
        const byId = (a: ExactOrder, b: ExactOrder) => (a.order.id < b.order.id ? -1 : 1);
        expect(back.toSorted(byId)).toEqual([...all].sort(byId));
        expect(totals.read).toBe(rows.length);
        expect(totals.created + totals.merged + totals.skipped + totals.refused).toBe(totals.read);
        expect(totals.refused).toBe(0);
      }),
    );
  });

  it('changes nothing when it is imported again', () => {
    fc.assert(
      fc.property(history, (all) => {
        const rows = exported(all);
        const again = decide(rows, knownAfter(rows, decide(rows).orders));
        expect(again.totals).toMatchObject({
          created: 0,
          merged: 0,
          refused: 0,
          orders: 0,
          skipped: rows.length,
        });
      }),
    );
  });

  it('is read by its older fields where somebody changed them, and says so', () => {
    fc.assert(
      fc.property(order, (one) => {
        const exact = withAttempts({ ...one, status: 'amo', side: 'buy', variety: 'amo' }, 1, 2, 1);
        const row = { ...withExact(writeTrackerRow(exact), exact), qty: exact.order.quantity + 1 };
        const { orders, rows } = decide(rowsOf('orders', [row]));
        expect(orders[0]?.order.quantity).toBe(exact.order.quantity + 1);
        expect(rows[0]?.notes.map(({ field }) => field)).toContain('orderwatch');
      }),
    );
  });

  it('is not believed where its own part is damaged', () => {
    fc.assert(
      fc.property(
        order,
        fc.constantFrom('id', 'status', 'quantity', 'instrument', 'managed'),
        (one, field) => {
          const json = writeExactOrder(withAttempts(one, 1, 2, 1));
          const damaged = { ...json, order: { ...(json.order as object), [field]: { odd: true } } };
          expect(readExactOrder(damaged).ok).toBe(false);
        },
      ),
    );
  });
});

describe('any rows at all', () => {
  const anyRow = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(
      fc.constantFrom(
        'order_id',
        'symbol',
        'qty',
        'status',
        'side',
        'placed_at',
        'entry_price',
        'metadata',
        'close',
        'first_failed_at',
        'user_id',
      ),
      fc.oneof(fc.jsonValue(), fc.constantFrom('SBIN-EQ', 'EXECUTED', 'buy', '2025-11-03T09:15:00', 5)),
    ),
  );
  it('are each accounted for, and importing them twice is importing them once', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('orders', 'trades', 'failed_orders', 'symbols', 'positions', ''),
        fc.array(anyRow),
        (list, all) => {
          const rows = rowsOf(list, all);
          const first = decide(rows);
          const { read, created, merged, skipped, refused } = first.totals;
          expect(created + merged + skipped + refused).toBe(read);
          expect(first.totals.orders).toBe(first.orders.length);
          const again = decide(rows, knownAfter(rows, first.orders));
          expect(again.totals).toMatchObject({ created: 0, orders: 0, refused });
        },
      ),
    );
  });
});

describe("Orderwatch's own part of an exported row", () => {
  it('whatever is damaged in it, is left aside with a word, and the older fields count', () => {
    fc.assert(
      fc.property(
        history.filter((all) => all.some((one) => legacyListOf(one) === 'orders')),
        fc.nat(),
        fc.constantFrom<unknown>(null, [], 'x', { a: 1 }, 1.5),
        (all, place, damage) => {
          const exact = all.find((one) => legacyListOf(one) === 'orders');
          if (exact === undefined) return;
          const whole = writeExactOrder(exact);
          const names = Object.keys(whole.order as object);
          const name = names[place % names.length] ?? '';
          const damaged = { ...whole, order: { ...(whole.order as object), [name]: damage } };
          const result = readExactOrder(JSON.parse(JSON.stringify(damaged)));
          if (!result.ok) expect(result.error).toContain(name);
          const [row] = decide(rowsOf('orders', [{ ...writeTrackerRow(exact), orderwatch: damaged }])).rows;
          expect(row?.kind).toBe('exported_order');
        },
      ),
    );
  });
});
