import { describe, expect, it } from 'vitest';
import { decide, rowsOf } from './legacy.test-support.ts';
import { table, trade } from './legacy-rows.test-support.ts';

describe('a trade', () => {
  it('with re-entries and a sale becomes orders with one closed position', () => {
    const closed = trade({
      status: 'closed',
      exit_price: 2600,
      exit_time: '2025-11-10T10:00:00+05:30',
      exit_reason: 'EMA9_TARGET',
      sell_order_id: '251110000000009',
      reentries: {
        reentries: [{ qty: 10, price: 2380, time: '2025-10-29T16:05:00', order_id: '251029000011111' }],
        _cycle_metadata: {},
      },
    });
    const { orders, positions, totals } = decide(rowsOf('trades', [closed]));
    expect(orders.map(({ order }) => [order.side, order.quantity, order.status])).toEqual([
      ['buy', 20, 'closed'],
      ['buy', 10, 'closed'],
      ['sell', 30, 'closed'],
    ]);
    expect(totals).toMatchObject({ read: 1, created: 1, orders: 3 });
    expect(positions).toMatchObject([
      { quantity: 0, boughtQty: 30, boughtValue: '73800', soldQty: 30, soldValue: '78000' },
    ]);
    expect(orders.every(({ order }) => order.positionId === positions[0]?.id)).toBe(true);
  });

  it('without a number of the broker keeps what it cost, and what it fetched', () => {
    const sold = { status: 'closed', exit_price: 2600, exit_time: '2025-11-10T10:00:00+05:30' };
    const { positions } = decide(
      rowsOf('trades', [
        trade({ symbol: 'ITC', placed_symbol: 'ITC-EQ', order_response: null }),
        trade({ order_response: null, ...sold }),
      ]),
    );
    expect(positions.map((one) => [one.quantity, one.boughtValue])).toEqual([
      [20, '50000'],
      [0, '50000'],
    ]);
    expect(positions[1]).toMatchObject({ soldQty: 20, soldValue: '52000' });
  });

  it('whose capital shows that its quantity includes the re-entries is read so', () => {
    const { orders } = decide(
      rowsOf('trades', [
        trade({ qty: 30, reentries: [{ qty: 10, price: 2380, time: '2025-10-29T16:05:00' }, { price: 1 }] }),
      ]),
    );
    expect(orders.map(({ order }) => order.quantity)).toEqual([20, 10]);
  });

  const odd = [
    {
      name: 'without a status is closed when it tells of an exit',
      more: { status: null, exit_price: 2600 },
      first: 'closed',
    },
    { name: 'without a status is open otherwise', more: { status: null }, first: 'ongoing' },
    { name: 'without a quantity is sized by its capital', more: { qty: null }, first: 'ongoing' },
    {
      name: 'has its number in the reply, one level down',
      more: { order_response: { data: [{ ordId: '251027000012345' }] } },
      first: 'ongoing',
    },
  ];
  for (const { name, more, first } of odd) {
    it(name, () => {
      const { orders } = decide(rowsOf('trades', [trade(more)]));
      expect(orders[0]?.order).toMatchObject({ status: first, quantity: 20 });
    });
  }

  it('of the flat list is sold by the sells after it, oldest first, whichever way the list runs', () => {
    const flat = (time: string, side: string, quantity: number, order_id: string) => ({
      timestamp: `2025-11-0${time}T10:00:00`,
      ticker: 'SBIN.NS',
      side,
      quantity,
      price: 800,
      order_id,
    });
    const { orders } = decide(
      rowsOf('', [
        flat('3', 'SELL', 15, '251103000000003'),
        flat('1', 'BUY', 10, '251101000000001'),
        flat('2', 'BUY', 10, '251102000000002'),
      ]),
    );
    expect(orders.map(({ order }) => [order.side, order.status])).toEqual([
      ['buy', 'closed'],
      ['buy', 'ongoing'],
      ['sell', 'closed'],
    ]);
  });
});

describe('a table', () => {
  const words = [
    { status: 'amo', more: {}, becomes: 'cancelled' },
    { status: 'pending_execution', more: { broker_order_id: '251103000000001' }, becomes: 'cancelled' },
    { status: 'ongoing', more: { execution_qty: 10, execution_price: 99.5 }, becomes: 'ongoing' },
    { status: 'closed', more: {}, becomes: 'closed' },
    { status: 'failed', more: { reason: 'order_placement_failed' }, becomes: 'failed' },
    { status: 'failed', more: { reason: 'Broker rejected: RMS' }, becomes: 'rejected' },
    {
      status: 'failed',
      more: { reason: 'insufficient_balance', first_failed_at: '2026-08-20T16:05:00' },
      becomes: 'retry_pending',
    },
    { status: 'retry_pending', more: { first_failed_at: '2026-08-20T16:05:00' }, becomes: 'retry_pending' },
    { status: 'rejected', more: { rejection_reason: 'x' }, becomes: 'rejected' },
    { status: 'cancelled', more: { reason: 'expired' }, becomes: 'cancelled' },
    { status: 'pending', more: {}, becomes: 'cancelled' },
  ];
  for (const { status, more, becomes } of words) {
    it(`says ${status} for ${becomes}${'reason' in more ? ` (${more.reason})` : ''}`, () => {
      const { orders } = decide(rowsOf('orders', [table({ status, ...more })]));
      expect(orders[0]?.order.status).toBe(becomes);
    });
  }

  it('of positions says which closed buys were not sold, and makes a buy of what nothing tells', () => {
    const { orders, positions, rows } = decide([
      ...rowsOf('orders', [
        table({ status: 'closed', broker_order_id: '251103000000001', execution_price: 100 }),
      ]),
      ...rowsOf('positions', [
        {
          symbol: 'RELIANCE',
          quantity: 25,
          avg_price: 101,
          opened_at: '2025-11-03T09:15:10',
          closed_at: null,
        },
      ]),
    ]);
    expect(orders.map(({ order }) => [order.quantity, order.status])).toEqual([
      [10, 'ongoing'],
      [15, 'ongoing'],
    ]);
    expect(positions).toMatchObject([{ quantity: 25 }]);
    expect(rows[1]).toMatchObject({ outcome: 'created' });
  });
});
