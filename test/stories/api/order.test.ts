import { describe, expect, it } from 'vitest';
import {
  evidenceView,
  orderEvent,
  orderStatistics,
  orderView,
} from '../../../packages/server/src/http/schemas/order.ts';
import { idsOf, REJECTION, shelf } from '../../support/order-shelf.ts';
import { seedEvents } from '../../support/seed-orders.ts';

describe('one order', () => {
  it('has its attempts, its history in plain sentences, and the evidence behind it', async () => {
    const { owner, day, evening } = await shelf();
    await seedEvents(day.database.db, day.account, [
      {
        orderId: 'ord_rejected',
        kind: 'order.accepted',
        atMs: evening + 300,
        body: { brokerOrderId: '260820000000002' },
      },
      {
        orderId: 'ord_rejected',
        kind: 'order.rejected',
        atMs: evening + 900,
        body: { rejectReason: REJECTION, filledQty: 0, quantity: 40 },
        evidence: { ordSt: 'rejected', rejRsn: REJECTION },
      },
    ]);
    const order = orderView.parse((await owner.get('/api/v1/user/orders/ord_rejected')).body);
    expect(order.attempts).toMatchObject([
      { number: 1, sent_at: '2026-08-20T10:35:01.001Z', broker_order_id: '260820000000002' },
    ]);
    const { body } = await owner.get('/api/v1/user/orders/ord_rejected/events');
    const events = orderEvent.array().parse(Object(body).items);
    expect(events.map(({ sentence }) => sentence)).toEqual([
      'The broker took it as order 260820000000002. Its own checks may still reject it.',
      `Rejected by the broker: "${REJECTION}".`,
    ]);
    const evidence = evidenceView.parse(
      (await owner.get(`/api/v1/user/evidence/${events[1]?.evidence_id}`)).body,
    );
    expect(evidence).toMatchObject({ source: 'book', payload: { rejRsn: REJECTION } });
  });

  it('is not there for anybody else, nor is its history or its evidence', async () => {
    const { api, day, evening } = await shelf();
    await seedEvents(day.database.db, day.account, [
      { orderId: 'ord_amo', kind: 'order.queued', atMs: evening, evidence: { secret: 'canary' } },
    ]);
    const other = await api.newUser('bala');
    for (const path of [
      'orders/ord_amo',
      'orders/ord_amo/events',
      `evidence/evd_${day.account.accountId}_1`,
      'orders/ord_none',
    ]) {
      const reply = await other.get(`/api/v1/user/${path}`);
      expect([path, reply.status]).toEqual([path, 404]);
      expect(reply.text).not.toContain('canary');
    }
    expect(idsOf((await other.get('/api/v1/user/orders')).body)).toEqual([]);
    expect(
      idsOf(
        (await other.get(`/api/v1/user/orders?q=260820000000001&account_id=${day.account.accountId}`)).body,
      ),
    ).toEqual([]);
  });
});

describe('the statistics of orders', () => {
  it('count by status and side, and what waits for a person', async () => {
    const { owner, day } = await shelf();
    const all = orderStatistics.parse((await owner.get('/api/v1/user/orders/statistics')).body);
    expect(all).toMatchObject({
      total_orders: 6,
      status_distribution: { amo: 1, rejected: 1, failed: 1, retry_pending: 1, ongoing: 1, closed: 1 },
      side_distribution: { buy: 5, sell: 1 },
      needs_attention: 2,
      as_of: new Date(day.clock.nowMs()).toISOString(),
    });
    const one = await owner.get('/api/v1/user/orders/statistics?from_date=2026-08-19&to_date=2026-08-20');
    expect(orderStatistics.parse(one.body).total_orders).toBe(2);
  });
});
