import { describe, expect, it } from 'vitest';
import { nseCalendar2026 } from '../market/index.ts';
import { makeId } from '../orders/index.ts';
import { decideImport, type ImportContext, type KnownBefore } from './decide-import.ts';
import { groupFacts, type SourceRow } from './group-facts.ts';
import { readRowObject } from './read-row.ts';

const NOW = Date.parse('2026-11-26T05:00:00Z');
const context: ImportContext = {
  accountId: makeId('acc', '1'),
  userId: makeId('usr', '1'),
  nowMs: NOW,
  calendar: nseCalendar2026(),
  legacyUserId: null,
  sides: new Map(),
};
const nothing: KnownBefore = {
  shares: new Map(),
  positions: [],
  digests: new Set(),
  orderIdByNumber: new Map(),
  orderIds: new Set(),
};

function rowsOf(list: string, rows: readonly Record<string, unknown>[]): SourceRow[] {
  return rows.map((row, index) => ({
    ...readRowObject(list, JSON.parse(JSON.stringify(row))),
    place: { source: 'test.json', path: `${list}[${index}]`, line: null, column: null },
    digest: JSON.stringify(row),
  }));
}

function run(rows: SourceRow[], known = nothing, more: Partial<ImportContext> = {}) {
  const all = { ...context, ...more };
  const decision = decideImport(rows, groupFacts(rows, all), known, all);
  return { ...decision, orders: [...decision.orders()] };
}

const dalbharat = (placed: string, price: number, more = {}) => ({
  order_id: '251106000008974',
  symbol: 'DALBHARAT-EQ',
  ticker: 'DALBHARAT.NS',
  qty: 233,
  order_type: 'MARKET',
  variety: 'AMO',
  price,
  placed_at: `2025-11-06T${placed}.123456+05:30`,
  last_status_check: `2025-11-06T${placed}.123456+05:30`,
  status: 'PENDING',
  rejection_reason: null,
  check_count: 0,
  executed_qty: 0,
  ...more,
});

describe('an import', () => {
  it('makes one order of the same order registered three times, with the price that is known', () => {
    const { rows, orders, totals } = run(
      rowsOf('orders', [dalbharat('09:15:08', 2095.53), dalbharat('09:52:14', 0), dalbharat('09:56:41', 0)]),
    );
    expect(rows.map((row) => row.outcome)).toEqual(['created', 'merged', 'merged']);
    expect(totals).toMatchObject({ read: 3, created: 1, merged: 2, orders: 1 });
    expect(orders[0]?.order).toMatchObject({
      limitPrice: 209_553,
      quantity: 233,
      side: 'buy',
      status: 'cancelled',
    });
  });
  for (const [name, metadata] of [
    ['a flag beside the object', { failed_order: true, failed_order_data: failedOrder() }],
    ['the object under the flag', { failed_order: failedOrder() }],
  ] as const) {
    it(`lifts a failed order out of the metadata: ${name}`, () => {
      const { orders } = run(
        rowsOf('orders', [
          {
            id: 7,
            user_id: 1,
            symbol: 'RELIANCE',
            side: 'buy',
            quantity: 0,
            price: null,
            status: 'amo',
            metadata,
          },
        ]),
      );
      expect(orders[0]?.order).toMatchObject({
        status: 'retry_pending',
        quantity: 10,
        limitPrice: 245_050,
        shortfall: 500_000,
        requiredCash: 2_450_500,
        reasonCode: 'insufficient_balance',
      });
    });
  }
});

function failedOrder() {
  return {
    symbol: 'RELIANCE',
    close: 2450.5,
    qty: 10,
    required_cash: 24505.0,
    shortfall: 5000.0,
    reason: 'insufficient_balance',
    first_failed_at: '2026-11-25T16:05:00',
    retry_count: 2,
    last_retry_attempt: '2026-11-25T16:20:00',
  };
}
