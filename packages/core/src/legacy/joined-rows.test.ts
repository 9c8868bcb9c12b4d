import { describe, expect, it } from 'vitest';
import { decide, rowsOf } from './legacy.test-support.ts';
import { at, failed, table, tracker, trade } from './legacy-rows.test-support.ts';

const flat = (more: Record<string, unknown> = {}) => ({
  timestamp: '2025-11-03T09:15:00+05:30',
  ticker: 'SBIN.NS',
  side: 'buy',
  quantity: 10,
  price: 800,
  ...more,
});
const statusesOf = (list: string, rows: readonly unknown[]) =>
  decide(rowsOf(list, rows)).orders.map(({ order }) => `${order.side} ${order.quantity} ${order.status}`);

describe('executions of the flat list', () => {
  it('sell the shares that were bought first', () => {
    const rows = [
      flat({ quantity: 10, order_id: '251103000000001' }),
      flat({ quantity: 5, order_id: '251104000000001', timestamp: '2025-11-04T09:15:00+05:30' }),
      flat({
        side: 'sell',
        quantity: 12,
        order_id: '251105000000001',
        timestamp: '2025-11-05T09:15:00+05:30',
      }),
    ];
    expect(statusesOf('trades', rows)).toEqual(['buy 10 closed', 'buy 5 ongoing', 'sell 12 closed']);
  });

  it('that sell more than was bought leave the rest unexplained', () => {
    const rows = [
      flat({ order_id: '251103000000001' }),
      flat({ side: 'sell', quantity: 25, order_id: '251105000000001', timestamp: null }),
    ];
    expect(statusesOf('trades', rows)).toContain('sell 25 closed');
  });

  it.each([
    ['side', { side: 'hold' }],
    ['quantity', { quantity: 0 }],
    ['timestamp', { timestamp: null }],
    ['status', { status: 'dancing' }],
  ])('are refused for what they lack: %s', (field, more) => {
    const [row] = decide(rowsOf('trades', [flat(more)])).rows;
    expect(row).toMatchObject({ outcome: 'refused', why: expect.stringContaining(`${field}:`) });
  });
});

describe('rows about one order', () => {
  it('that tell different ends are told as a guess', () => {
    const rows = ['EXECUTED', 'REJECTED', 'CANCELLED'].map((status, minute) =>
      tracker({ status, ...at(`09:1${minute}:00`) }),
    );
    const whole = decide(rowsOf('orders', rows));
    expect(whole.orders[0]?.order.status).toBe('ongoing');
    expect(whole.rows[0]?.notes.map(({ words }) => words).join()).toContain('executed stands');
    const without = decide(rowsOf('orders', rows.slice(1)));
    expect(without.rows[0]?.notes.map(({ words }) => words).join()).toContain('the later stands');
  });

  it('that name several sides, prices and quantities are told as guesses', () => {
    const rows = [
      tracker({ side: 'buy', qty: 5, price: 10 }),
      tracker({ side: 'sell', qty: 6, price: 11, ...at('10:00:00') }),
    ];
    const [first] = decide(rowsOf('orders', rows)).rows;
    const fields = first?.notes.map(({ field }) => field);
    expect(fields).toEqual(expect.arrayContaining(['side', 'price', 'qty']));
  });

  it('of the queue are put together without losing a figure', () => {
    const { orders, totals } = decide(
      rowsOf('failed_orders', [
        failed({ required_cash: null, retry_count: 1 }),
        failed({ shortfall: null, retry_count: 3 }),
      ]),
    );
    expect(totals).toMatchObject({ created: 1, merged: 1 });
    expect(orders[0]?.order).toMatchObject({ requiredCash: 2_450_500, shortfall: 500_000, retryCount: 3 });
  });

  it('without a number are the one buy that fits, and themselves where several do', () => {
    const buy = tracker({ status: 'EXECUTED', symbol: 'RELIANCE-EQ', qty: 20, order_id: '251027000012345' });
    const numberless = trade({ order_response: null });
    const day = { placed_at: '2025-10-26T16:05:00+05:30' };
    const one = decide([...rowsOf('orders', [{ ...buy, ...day }]), ...rowsOf('trades', [numberless])]);
    expect(one.totals).toMatchObject({ created: 1, merged: 1 });
    const two = [
      { ...buy, ...day },
      { ...buy, ...day, order_id: '251027000012346' },
    ];
    const several = decide([...rowsOf('orders', two), ...rowsOf('trades', [numberless])]);
    expect(several.totals).toMatchObject({ created: 3, merged: 0 });
    const far = { ...buy, placed_at: '2025-09-01T16:05:00+05:30' };
    expect(decide([...rowsOf('orders', [far]), ...rowsOf('trades', [numberless])]).totals.created).toBe(2);
  });
});

describe('rows of tables', () => {
  it.each([
    [{ status: 'sell', side: 'buy' }, 'sell', 'cancelled'],
    [{ status: 'failed', reason: 'Broker rejected: no margin' }, 'buy', 'rejected'],
    [{ status: 'failed', reason: 'order_placement_failed' }, 'buy', 'failed'],
    [{ status: 'OrderStatus.CLOSED', side: 'sell', execution_price: 10 }, 'sell', 'closed'],
    [{ status: 'cancelled', cancelled_reason: 'Expired in the queue' }, 'buy', 'cancelled'],
    [{ status: 'cancelled', cancelled_reason: 'Dropped from retry queue' }, 'buy', 'cancelled'],
  ])('%o become a %s that is %s', (more, side, status) => {
    const [made] = decide(rowsOf('orders', [table(more)])).orders;
    expect(made?.order).toMatchObject({ side, status });
  });

  it.each([[{ side: null }], [{ status: null }], [{ status: 'zorp' }], [{ placed_at: null }]])(
    '%o are refused',
    (more) => {
      expect(decide(rowsOf('orders', [table(more)])).totals.refused).toBe(1);
    },
  );
});
