import { describe, expect, it } from 'vitest';
import { decide, rowsOf } from './legacy.test-support.ts';
import { failed, table } from './legacy-rows.test-support.ts';

describe('a failed order', () => {
  for (const [name, metadata] of [
    ['a flag beside the object', { failed_order: true, failed_order_data: failed() }],
    ['the object under the flag', { failed_order: failed() }],
    ['the same as a text', JSON.stringify({ failed_order: failed() })],
  ] as const) {
    it(`is lifted out of the metadata: ${name}`, () => {
      const { orders } = decide(rowsOf('orders', [table({ quantity: 0, metadata })]));
      expect(orders[0]?.order).toMatchObject({
        status: 'retry_pending',
        quantity: 10,
        limitPrice: 245_050,
        shortfall: 500_000,
        requiredCash: 2_450_500,
        retryCount: 2,
        retryExpiresAtMs: Date.parse('2026-08-21T10:00:00Z'),
        reasonCode: 'insufficient_balance',
      });
    });
  }

  it('is the same entry in the file and in the metadata', () => {
    const { totals } = decide([
      ...rowsOf('failed_orders', [failed()]),
      ...rowsOf('orders', [table({ quantity: 0, metadata: { failed_order: failed() } })]),
    ]);
    expect(totals).toMatchObject({ read: 2, created: 1, merged: 1, orders: 1 });
  });

  const fates = [
    {
      name: 'expired is marked so, not dropped',
      more: { first_failed_at: '2025-10-27T16:05:00' },
      status: 'cancelled',
      by: 'expiry',
    },
    {
      name: 'without a time is taken to be over',
      more: { first_failed_at: null },
      status: 'cancelled',
      by: 'expiry',
    },
    {
      name: 'that may not be retried stays failed',
      more: { non_retryable: true },
      status: 'failed',
      by: null,
    },
    {
      name: 'of which the broker said nothing stays failed',
      more: { reason: 'order_placement_failed: timeout' },
      status: 'failed',
      by: null,
    },
  ];
  for (const { name, more, status, by } of fates) {
    it(name, () => {
      const { orders } = decide(rowsOf('failed_orders', [failed(more)]));
      expect(orders[0]?.order).toMatchObject({ status, cancelledBy: by });
    });
  }

  it('without a quantity is sized by the cash that it needed, and says so', () => {
    const { orders, rows } = decide(rowsOf('failed_orders', [failed({ qty: null })]));
    expect(orders[0]?.order.quantity).toBe(10);
    expect(rows[0]?.notes.map(({ kind, field }) => [kind, field])).toContainEqual(['guessed', 'qty']);
  });
});
