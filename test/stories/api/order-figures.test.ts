import { ORDER_STATUSES } from '@orderwatch/core';
import { describe, expect, it } from 'vitest';
import { orderPage, orderStates, reasonCounts } from '../../../packages/server/src/http/schemas/order.ts';
import { shelf } from '../../support/order-shelf.ts';
import { seedOrders } from '../../support/seed-orders.ts';

const UNPLACED = 'status=failed&status=retry_pending&status=rejected';

describe('the reasons of orders, counted', () => {
  it('are as many as the list that each of them opens', async () => {
    const { owner, day, evening } = await shelf();
    await seedOrders(day.database.db, day.account, [
      {
        id: 'ord_odd',
        atMs: evening + 9,
        status: 'rejected',
        reason_code: 'unknown',
        rejection_reason: 'zorp 17',
      },
      // Bought after all, and cancelled by its owner: neither is a failure.
      {
        id: 'ord_late',
        atMs: evening + 10,
        status: 'amo',
        reason_code: 'insufficient_balance',
        failure_reason: '₹5.00 short.',
      },
      {
        id: 'ord_ended',
        atMs: evening + 11,
        status: 'cancelled',
        reason_code: 'cancelled_by_user',
        cancelled_by: 'user',
      },
    ]);
    const counts = reasonCounts.parse((await owner.get('/api/v1/user/orders/reasons')).body);
    expect(counts.items).toEqual([
      { class: 'money', count: 2 },
      { class: 'other', count: 1 },
      { class: 'price', count: 1 },
    ]);
    expect(counts.total).toBe(4);
    for (const { class: about, count } of counts.items) {
      const list = await owner.get(`/api/v1/user/orders?${UNPLACED}&reason_class=${about}`);
      expect(orderPage.parse(list.body).total).toBe(count);
    }
    const late = await owner.get('/api/v1/user/orders?reason_class=money&status=amo');
    expect(orderPage.parse(late.body).total).toBe(0);
  });

  it('are those of the days and the person that were asked for', async () => {
    const { owner, api } = await shelf();
    const other = await api.newUser('bala');
    const none = { items: [], total: 0 };
    expect((await owner.get('/api/v1/user/orders/reasons?to_date=2026-08-20')).body).toMatchObject(none);
    expect((await other.get('/api/v1/user/orders/reasons')).body).toMatchObject(none);
  });
});

describe('the states of orders', () => {
  it('are all told, with what may become of each and how many orders have it', async () => {
    const { owner } = await shelf();
    const { items } = orderStates.parse((await owner.get('/api/v1/user/orders/states')).body);
    expect(items.map(({ status }) => status)).toEqual(ORDER_STATUSES);
    const of = new Map(items.map((item) => [item.status, item]));
    expect(of.get('amo')).toEqual({
      status: 'amo',
      count: 1,
      may_become: ['pending_execution', 'ongoing', 'closed', 'rejected', 'cancelled'],
      corrected_to: [],
    });
    expect(of.get('cancelled')).toMatchObject({
      count: 0,
      may_become: [],
      corrected_to: ['amo', 'pending_execution', 'ongoing', 'closed'],
    });
  });

  it('are counted for the days that were asked for', async () => {
    const { owner } = await shelf();
    const { items } = orderStates.parse(
      (await owner.get('/api/v1/user/orders/states?from_date=2026-08-21')).body,
    );
    const counted = items.filter(({ count }) => count > 0).map(({ status }) => status);
    expect(counted).toEqual(['amo', 'retry_pending', 'failed', 'rejected']);
  });
});
