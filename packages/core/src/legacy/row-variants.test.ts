import { describe, expect, it } from 'vitest';
import { decide, rowsOf } from './legacy.test-support.ts';
import { failed, table, tracker, trade } from './legacy-rows.test-support.ts';
import { createRowSplitter } from './row-splitter.ts';
import { withExact, writeFailedRow, writeTrackerRow } from './write-rows.ts';

const one = (list: string, ...rows: readonly unknown[]) => {
  const { orders, rows: reports } = decide(rowsOf(list, rows));
  const [first] = orders;
  return { order: first?.order, made: first, count: orders.length, report: reports[0], reports };
};
const words = (notes: readonly { readonly field: string; readonly words: string }[] | undefined) =>
  (notes ?? []).map((note) => `${note.field}: ${note.words}`).join('\n');

describe('a pending order', () => {
  it('that names no variety is a regular one', () => {
    expect(one('orders', tracker({ variety: null, side: 'buy' })).order?.variety).toBe('regular');
  });

  it('without a ticker keeps no recommendation', () => {
    expect(one('orders', tracker({ ticker: null })).made?.recommendation).toBeNull();
  });

  it('takes no day from a number in which none stands', () => {
    const { order, report } = one('orders', tracker({ order_id: '250230000000001', placed_at: null }));
    expect(words(report?.notes)).toContain('placed_at: Missing: the time of the last check was taken');
    expect(order?.createdAtMs).toBe(Date.parse('2025-11-06T09:15:08.123+05:30'));
  });

  it('whose price is less than a paisa has none', () => {
    const { order, report } = one('orders', tracker({ price: 0.001 }));
    expect(order?.limitPrice).toBeNull();
    expect(words(report?.notes)).toContain('fractions of a paisa');
  });

  it('with blanks for a symbol is refused', () => {
    expect(one('orders', tracker({ symbol: '  ', ticker: null })).report).toMatchObject({
      outcome: 'refused',
      why: 'symbol: It names no symbol',
    });
  });

  it('says which statuses there are where its own is none', () => {
    expect(one('orders', tracker({ status: 'SHIPPED' })).report?.why).toMatch(
      /"SHIPPED" is not known. It may be pending, open, .*cancelled/,
    );
  });

  it('that failed because the margin could not be asked says so', () => {
    const { order } = one('orders', tracker({ status: 'FAILED', rejection_reason: 'margin_check_failed' }));
    expect(order).toMatchObject({ status: 'failed', reasonCode: 'margin_check_unavailable' });
  });
});

describe('an order of the older tables', () => {
  it('whose metadata is a text with a list in it is read without', () => {
    expect(one('orders', table({ metadata: '[1, 2]' })).report?.outcome).toBe('created');
  });

  it('that is flagged as failed and has no data beside the flag is read by its own columns', () => {
    const row = table({ metadata: { failed_order: true }, price: 245.5, reason: 'insufficient_balance' });
    const { order, report } = one('orders', row);
    expect(order).toMatchObject({ quantity: 10, limitPrice: 24_550, reasonCode: 'insufficient_balance' });
    expect(words(report?.notes)).toContain('first_failed_at: Missing');
  });

  it('without a symbol is refused', () => {
    expect(one('orders', table({ symbol: null })).report).toMatchObject({ outcome: 'refused' });
  });

  it('that waits for another try was placed when it failed first', () => {
    const row = table({
      status: 'failed',
      reason: 'insufficient_balance',
      placed_at: null,
      first_failed_at: '2026-08-20T16:05:00+05:30',
    });
    const { order } = one('orders', row);
    expect(order).toMatchObject({
      status: 'retry_pending',
      createdAtMs: Date.parse('2026-08-20T16:05:00+05:30'),
    });
  });

  it('that says buy under the status "sell" is a sell', () => {
    const { order, report } = one('orders', table({ status: 'sell', side: 'buy' }));
    expect(order?.side).toBe('sell');
    expect(words(report?.notes)).toContain('taken as a sell');
  });

  const times: readonly (readonly [string, string])[] = [
    ['08:30:00', 'amo'],
    ['10:00:00', 'regular'],
    ['15:29:59', 'regular'],
    ['15:30:00', 'amo'],
    ['16:05:00', 'amo'],
  ];
  for (const [time, variety] of times) {
    it(`that was placed at ${time} and names no variety is ${variety}`, () => {
      const row = table({ status: 'pending', placed_at: `2025-11-03T${time}+05:30` });
      expect(one('orders', row).order?.variety).toBe(variety);
    });
  }
});

describe('a trade', () => {
  it('has its number from a reply that holds a list', () => {
    const row = trade({ order_response: { stat: 'Ok', data: [{ nOrdNo: '251027000012399' }] } });
    expect(one('trades', row).made?.attempts[0]?.brokerOrderId).toBe('251027000012399');
  });

  it('leaves out what is no re-entry, and dates one by the day of its placing', () => {
    const row = trade({
      reentries: ['what', { qty: 10, price: 2380, placed_at: '2025-10-29', order_id: '251029000011111' }],
    });
    const { orders, rows } = decide(rowsOf('trades', [row]));
    expect(words(rows[0]?.notes)).toContain('reentries[0]: It has no quantity: left out');
    expect(orders[1]?.order.executionTimeMs).toBe(Date.parse('2025-10-29T00:00:00+05:30'));
  });

  it('whose re-entries are as many as all its shares has them on top', () => {
    const row = trade({ qty: 10, reentries: [{ qty: 10, price: 2380, order_id: '251029000011111' }] });
    const { orders } = decide(rowsOf('trades', [row]));
    expect(orders.map(({ order }) => order.quantity)).toEqual([10, 10]);
  });

  it('that two files tell closed is sold once', () => {
    const row = trade({
      status: 'closed',
      exit_price: 2600,
      exit_time: '2025-11-03T09:20:00+05:30',
      sell_order_id: '251103000000077',
    });
    const { orders, positions, totals } = decide(rowsOf('trades', [row, { ...row, pnl: 2000 }]));
    expect(totals).toMatchObject({ created: 1, merged: 1, orders: 2 });
    expect(orders.map(({ order }) => order.status)).toEqual(['closed', 'closed']);
    expect(positions).toMatchObject([{ quantity: 0 }]);
  });

  it('without a number stands by itself where an order of other size was executed', () => {
    const order = tracker({ order_id: '251026000000001', symbol: 'RELIANCE-EQ', qty: 7, status: 'EXECUTED' });
    const { totals } = decide([
      ...rowsOf('orders', [order]),
      ...rowsOf('trades', [trade({ order_response: null })]),
    ]);
    expect(totals.orders).toBe(2);
  });
});

describe('rows of a list without a name', () => {
  it('are told apart by their fields', () => {
    const { reports } = one(
      '',
      { symbol: 'INFY', tracking_status: 'active', system_qty: 1 },
      { symbol: 'INFY', opened_at: '2025-11-03T09:20:00', avg_price: 1500, quantity: 4 },
      failed(),
    );
    expect(reports.map(({ kind }) => kind)).toEqual(['tracked_symbols', 'positions_table', 'failed_orders']);
  });

  it('may be none', () => {
    const splitter = createRowSplitter();
    expect([splitter.push('[ ]'), splitter.end()]).toEqual([[], null]);
  });
});

describe('an entry of the queue', () => {
  it('of which two rows lack the time is one order whose time is over', () => {
    const row = failed({ first_failed_at: null, last_retry_attempt: null, close: null });
    const { order, count } = one('failed_orders', row, { ...row, retry_count: 3 });
    expect(count).toBe(1);
    expect(order).toMatchObject({ status: 'cancelled', orderType: 'market', retryCount: 3 });
  });

  it('whose reason names a shortfall of nothing has none', () => {
    const row = failed({ shortfall: null, reason: 'insufficient_balance - shortfall: Rs 0' });
    expect(one('failed_orders', row).order?.shortfall).toBeNull();
  });

  it('that was changed after its export counts as it was changed', () => {
    const { made } = one('failed_orders', failed());
    if (made === undefined) throw new Error('The row makes no order');
    const row = { ...withExact(writeFailedRow(made), made), qty: 12 };
    const { order, report } = one('failed_orders', row);
    expect(order?.quantity).toBe(12);
    expect(words(report?.notes)).toContain('orderwatch: The row was changed');
  });
});

it('an order of the other exchange is exported under that name', () => {
  const { made } = one('orders', tracker({ symbol: 'RELIANCE.BO', ticker: null }));
  if (made === undefined) throw new Error('The row makes no order');
  expect(writeTrackerRow(made).ticker).toBe('RELIANCE.BO');
});

it('a row that was written for the older tools says its side, and is read again as what it is', () => {
  const bought = { status: 'EXECUTED', order_type: 'LIMIT', variety: 'REGULAR', side: 'buy', price: 812.35 };
  const [made] = decide(
    rowsOf('orders', [table({ ...bought, quantity: 10, broker_order_id: '261120000000042' })]),
  ).orders;
  if (made === undefined) throw new Error('The row makes no order');
  const written = writeTrackerRow(made);
  expect(written).toMatchObject({ order_type: 'LIMIT', transaction_type: 'BUY' });
  const { order, report } = one('orders', written);
  expect(order?.side).toBe('buy');
  expect(words(report?.notes)).not.toContain('side');
});
