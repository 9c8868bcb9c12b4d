import { describe, expect, it } from 'vitest';
import { decide, knownAfter, NOTHING_KNOWN, rowsOf } from './legacy.test-support.ts';
import { at, failed, table, tracker, trade } from './legacy-rows.test-support.ts';

describe('the same order told several times', () => {
  it('is one order with the price that is known, whichever row comes first', () => {
    const rows = [
      tracker({ ...at('09:15:08'), price: 2095.53 }),
      tracker({ ...at('09:52:14'), executed_qty: 100 }),
      tracker(at('09:56:41')),
    ];
    for (const order of [rows, rows.toReversed()]) {
      const { totals, orders } = decide(rowsOf('orders', order));
      expect(totals).toMatchObject({ read: 3, created: 1, merged: 2, orders: 1 });
      expect(orders[0]?.order).toMatchObject({
        limitPrice: 209_553,
        quantity: 233,
        executionQty: 100,
        side: 'buy',
      });
    }
  });

  it('is executed where any row says so, and says that rows disagree', () => {
    const { orders, rows } = decide(
      rowsOf('orders', [
        tracker({ ...at('09:15:08'), status: 'CANCELLED' }),
        tracker({ ...at('10:00:00'), status: 'EXECUTED' }),
      ]),
    );
    expect(orders[0]?.order.status).toBe('ongoing');
    expect(rows[0]?.notes.map(({ field }) => field)).toContain('status');
  });

  it('takes its side from the row that names it, and its price from the trade', () => {
    const limit = tracker({
      order_id: '251027000012345',
      symbol: 'RELIANCE-EQ',
      qty: 20,
      order_type: 'LIMIT',
      variety: 'REGULAR',
      price: 2510,
      status: 'EXECUTED',
      executed_qty: 20,
    });
    const { orders } = decide([...rowsOf('orders', [limit]), ...rowsOf('trades', [trade()])]);
    expect(orders).toHaveLength(1);
    expect(orders[0]?.order).toMatchObject({
      side: 'buy',
      status: 'ongoing',
      limitPrice: 251_000,
      executionPrice: '2500',
    });
    expect(orders[0]?.fills[0]?.value).toBe('50000');
  });

  it('is found by share, quantity and days where the trade kept no number', () => {
    const order = tracker({
      order_id: '251026000000001',
      symbol: 'RELIANCE-EQ',
      qty: 20,
      placed_at: '2025-10-26T16:05:00+05:30',
      status: 'EXECUTED',
    });
    const { totals } = decide([
      ...rowsOf('orders', [order]),
      ...rowsOf('trades', [trade({ order_response: null })]),
    ]);
    expect(totals).toMatchObject({ created: 1, merged: 1, orders: 1 });
  });
});

const live = [
  {
    name: 'an AMO placed after the last close waits',
    placed: '2026-08-20T16:05:00+05:30',
    variety: 'AMO',
    now: '2026-08-20T18:00:00+05:30',
    status: 'amo',
  },
  {
    name: 'it is at work once its session began',
    placed: '2026-08-20T16:05:00+05:30',
    variety: 'AMO',
    now: '2026-08-21T09:20:00+05:30',
    status: 'pending_execution',
  },
  {
    name: 'it is over when its day is',
    placed: '2026-08-20T16:05:00+05:30',
    variety: 'AMO',
    now: '2026-08-24T09:20:00+05:30',
    status: 'cancelled',
  },
  {
    name: 'an AMO of Friday evening waits over the weekend',
    placed: '2026-08-21T16:05:00+05:30',
    variety: 'AMO',
    now: '2026-08-23T12:00:00+05:30',
    status: 'amo',
  },
  {
    name: 'an AMO of the early morning is for the same day',
    placed: '2026-08-21T08:30:00+05:30',
    variety: 'AMO',
    now: '2026-08-21T08:45:00+05:30',
    status: 'amo',
  },
  {
    name: 'beyond the calendar the weekday decides',
    placed: '2025-11-06T16:05:00+05:30',
    variety: 'AMO',
    now: '2025-11-07T08:00:00+05:30',
    status: 'amo',
  },
];

describe('an order last seen at work', () => {
  for (const { name, placed, variety, now, status } of live) {
    it(name, () => {
      const { orders } = decide(
        rowsOf('orders', [tracker({ placed_at: placed, variety, status: 'PENDING' })]),
        NOTHING_KNOWN,
        {
          nowMs: Date.parse(now),
        },
      );
      expect(orders[0]?.order.status).toBe(status);
    });
  }

  it('keeps what it filled when its day is over', () => {
    const { orders } = decide(rowsOf('orders', [tracker({ status: 'PARTIALLY_FILLED', executed_qty: 33 })]));
    expect(orders[0]?.order).toMatchObject({ status: 'ongoing', executionQty: 33, reasonCode: 'day_ended' });
  });

  it('is left to a person when its number cannot be followed', () => {
    const row = tracker({ order_id: '20260820-ORDER-1', placed_at: '2026-08-20T16:05:00+05:30' });
    const { orders } = decide(rowsOf('orders', [row]));
    expect(orders[0]?.order.status).toBe('unconfirmed');
    expect(orders[0]?.attempts[0]).toMatchObject({ state: 'unconfirmed', brokerOrderId: null });
  });
});

describe('a row', () => {
  const refused = [
    { list: 'orders', row: tracker({ status: 'SHIPPED' }), why: /status/ },
    { list: 'orders', row: tracker({ symbol: null, ticker: null }), why: /symbol|fields/ },
    { list: 'orders', row: tracker({ qty: -1 }), why: /qty/ },
    { list: 'orders', row: tracker({ variety: 'REGULAR', status: 'EXECUTED' }), why: /buy or a sell/ },
    { list: 'orders', row: table({ metadata: '{broken' }), why: /metadata/ },
    { list: 'orders', row: table({ side: 'short' }), why: /side/ },
    { list: 'trades', row: trade({ status: 'odd' }), why: /status/ },
    { list: 'failed_orders', row: failed({ qty: null, required_cash: null }), why: /qty/ },
    { list: 'symbols', row: { symbol: 'SBIN-EQ' }, why: /tracking_status/ },
    { list: 'positions', row: { symbol: 'SBIN', quantity: 1 }, why: /opened_at/ },
    { list: '', row: { colour: 'blue' }, why: /fields/ },
    { list: 'orders', row: 17, why: /braces/ },
  ];
  for (const { list, row, why } of refused) {
    it(`that cannot be understood is refused with the reason: ${why.source} (${list})`, () => {
      const { rows, totals } = decide(rowsOf(list, [row]));
      expect(rows[0]?.why).toMatch(why);
      expect(totals).toMatchObject({ read: 1, refused: 1, orders: 0 });
    });
  }

  it('whose side a person told is taken', () => {
    const row = tracker({ variety: 'REGULAR', status: 'EXECUTED' });
    const { orders } = decide(rowsOf('orders', [row]), NOTHING_KNOWN, {
      sides: new Map([['251106000008974', 'sell']]),
    });
    expect(orders[0]?.order).toMatchObject({ side: 'sell', status: 'closed' });
  });

  it('of another user or of a simulated trade is left out, and says so', () => {
    const rows = rowsOf('orders', [table({ user_id: 2 }), table({ trade_mode: 'PAPER' })]);
    const { totals } = decide(rows, NOTHING_KNOWN, { legacyUserId: '1' });
    expect(totals).toMatchObject({ read: 2, skipped: 2 });
  });

  it('that names an order of the database changes nothing of it', () => {
    const rows = rowsOf('orders', [tracker()]);
    const first = decide(rows);
    const changed = rowsOf('orders', [tracker({ status: 'EXECUTED' })]);
    const again = decide(changed, knownAfter(rows, first.orders));
    expect(again.totals).toMatchObject({ merged: 1, orders: 0 });
    expect(again.rows[0]?.orderId).toBe(first.orders[0]?.order.id);
  });

  it('of a followed share tells how many shares were none of ours', () => {
    const symbol = {
      symbol: 'DALBHARAT-EQ',
      tracking_status: 'active',
      pre_existing_qty: 15,
      initial_order_id: '251106000008974',
    };
    const { rows, totals } = decide([...rowsOf('orders', [tracker()]), ...rowsOf('symbols', [symbol])]);
    expect(totals).toMatchObject({ created: 1, merged: 1 });
    expect(rows[1]?.notes[0]?.words).toMatch(/15 shares/);
  });
});
