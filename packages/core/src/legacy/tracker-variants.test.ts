import { describe, expect, it } from 'vitest';
import { decide, NOTHING_KNOWN, rowsOf } from './legacy.test-support.ts';
import { table, tracker } from './legacy-rows.test-support.ts';

const { order_type: _, variety: __, ...bare } = tracker();

describe('a pending order in an older form', () => {
  it.each([
    ['names its side', { ...bare, side: 'B' }, 'buy', 'cancelled'],
    [
      'names its side as a transaction',
      { ...bare, transaction_type: 'S', variety: 'NORMAL' },
      'sell',
      'cancelled',
    ],
    ['was executed without a quantity', tracker({ status: 'EXECUTED' }), 'buy', 'ongoing'],
    ['was executed in part', tracker({ status: 'PARTIALLY_FILLED', executed_qty: 5 }), 'buy', 'ongoing'],
    ['has executed more than it has', tracker({ status: 'EXECUTED', executed_qty: 900 }), 'buy', 'ongoing'],
    [
      'was cancelled behind an execution',
      tracker({ status: 'CANCELLED', executed_qty: 5 }),
      'buy',
      'ongoing',
    ],
    ['was rejected behind an execution', tracker({ status: 'REJECTED', executed_qty: 5 }), 'buy', 'ongoing'],
    ['has no times but its check', tracker({ order_id: 'x', placed_at: null }), 'buy', 'cancelled'],
    ['has no times', tracker({ placed_at: null, last_status_check: null }), 'buy', 'cancelled'],
    [
      'has a number that is no day',
      tracker({ order_id: '259906000008974', placed_at: null }),
      'buy',
      'cancelled',
    ],
    ['has no number', tracker({ order_id: null }), 'buy', 'cancelled'],
    ['fails by its word', tracker({ status: 'failed', rejection_reason: 'not retryable' }), 'buy', 'failed'],
  ])('%s', (_name, row, side, status) => {
    const { orders, totals } = decide(rowsOf('orders', [row]));
    expect(totals.refused).toBe(0);
    expect(orders[0]?.order).toMatchObject({ side, status });
  });

  it.each([
    ['symbol', { symbol: null, ticker: null }],
    ['symbol', { symbol: '???' }],
    ['qty', { qty: 0 }],
    ['qty', { qty: '1.5' }],
    ['status', { status: null }],
    ['order_id', { order_id: null, placed_at: null, last_status_check: null }],
  ])('is refused for its %s: %o', (field, more) => {
    const [row] = decide(rowsOf('orders', [tracker(more)])).rows;
    expect(row).toMatchObject({ outcome: 'refused', why: expect.stringContaining(field) });
  });
});

describe('rows that tell of no order', () => {
  it('are kept as evidence, with the reason', () => {
    const closed = {
      symbol: 'ITC',
      quantity: 0,
      avg_price: 400,
      opened_at: '2025-11-04T09:15:10',
      closed_at: '2025-11-05T09:15:10',
    };
    const followed = { symbol: 'ITC-EQ', tracking_status: 'completed' };
    const { rows } = decide([...rowsOf('positions', [closed]), ...rowsOf('symbols', [followed])]);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['skipped', 'skipped']);
    expect(rows.map(({ why }) => why)).toEqual([
      expect.stringContaining('closed'),
      expect.stringContaining('followed'),
    ]);
  });
});

describe('an account that owns something already', () => {
  it('has its positions enlarged by what is taken over', () => {
    const bought = {
      status: 'ongoing',
      execution_qty: 10,
      execution_price: 5,
      broker_order_id: '251102000000001',
    };
    const first = decide(rowsOf('orders', [table(bought)]));
    expect(first.positions).toHaveLength(1);
    const more = table({
      ...bought,
      id: 8,
      placed_at: '2025-11-05T16:05:00',
      broker_order_id: '251105000000002',
    });
    const second = decide(rowsOf('orders', [more]), { ...NOTHING_KNOWN, positions: first.positions });
    expect(second.positions).toMatchObject([{ id: first.positions[0]?.id, quantity: 20 }]);
  });
});
