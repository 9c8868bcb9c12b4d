import { describe, expect, it } from 'vitest';
import { orderPage } from '../../../packages/server/src/http/schemas/order.ts';
import { idsOf, REJECTION, shelf } from '../../support/order-shelf.ts';

describe('the list of orders', () => {
  it('tells status, reason, money and the age of what is shown', async () => {
    const { owner, day, evening } = await shelf();
    await day.database.db
      .insertInto('account_heads')
      .values({
        account_id: day.account.accountId,
        event_seq: 0,
        event_hash: Buffer.alloc(32),
        guard: '{}',
        last_complete_at: new Date(evening + 60_000).toISOString(),
      })
      .execute();
    const page = orderPage.parse((await owner.get('/api/v1/user/orders')).body);
    const byId = new Map(page.items.map((order) => [order.id, order]));
    expect(page).toMatchObject({ total: 6, total_capped: false, page: 1, page_size: 50, total_pages: 1 });
    expect(page.items.map(({ id }) => id)).toEqual([
      'ord_sold',
      'ord_filled',
      'ord_queued',
      'ord_failed',
      'ord_rejected',
      'ord_amo',
    ]);
    expect(byId.get('ord_amo')).toMatchObject({
      limit_price: '2450.50',
      broker_order_id: '260820000000001',
      broker_status: 'AMO req received',
      reason: null,
      last_status_check: '2026-08-20T10:36:00.000Z',
    });
    expect(byId.get('ord_rejected')?.reason).toMatchObject({
      code: 'margin_short',
      broker_words: REJECTION,
      retry_useful: 'after_change',
    });
    expect(byId.get('ord_failed')?.reason).toMatchObject({
      code: 'outside_band',
      broker_words: null,
      meaning: '₹4,100.00 lies outside the price band.',
      retry_useful: 'after_change',
    });
    expect(byId.get('ord_queued')).toMatchObject({
      required_cash: '1500.00',
      available_cash: '1000.00',
      shortfall: '500.00',
      retry_expires_at: '2026-08-21T10:00:00.000Z',
    });
    expect(byId.get('ord_filled')).toMatchObject({ execution_price: '812.34625', last_status_check: null });
  });

  it.each([
    ['status=amo', ['ord_amo']],
    ['status=amo&status=rejected', ['ord_rejected', 'ord_amo']],
    ['side=sell', ['ord_sold']],
    ['origin=external', ['ord_sold']],
    ['symbol=sbin', ['ord_sold', 'ord_filled']],
    ['reason=margin_short', ['ord_rejected']],
    ['reason=Additional%20MARGIN%20required', ['ord_rejected']],
    ['reason=100%25', []],
    ['reason_class=money', ['ord_queued', 'ord_rejected']],
    ['reason_class=money&status=rejected', ['ord_rejected']],
    ['reason_class=price', ['ord_failed']],
    ['reason_class=other', []],
    ['from_date=2026-08-20&to_date=2026-08-20', ['ord_filled']],
    ['to_date=2026-08-20', ['ord_sold', 'ord_filled']],
    ['q=rel', ['ord_amo']],
    ['q=260820000000002', ['ord_rejected']],
    ['q=ord_failed', ['ord_failed']],
    ['q=s1abcdefghjkmn', ['ord_amo']],
    ['q=RELIANCE-EQ', ['ord_amo']],
    ['sort=symbol&side=buy', ['ord_rejected', 'ord_queued', 'ord_amo', 'ord_filled', 'ord_failed']],
    ['sort=-trading_day&status=ongoing&status=closed', ['ord_filled', 'ord_sold']],
  ])('narrowed by %s shows exactly those', async (query, expected) => {
    const { owner } = await shelf();
    const reply = await owner.get(`/api/v1/user/orders?${query}`);
    expect(idsOf(reply.body)).toEqual(expected);
    expect(orderPage.parse(reply.body).total).toBe(expected.length);
  });

  it.each([
    ['quantity', ['ord_amo', 'ord_failed', 'ord_rejected', 'ord_queued']],
    ['filled', ['ord_amo', 'ord_queued', 'ord_rejected', 'ord_failed']],
    ['price', ['ord_failed', 'ord_queued', 'ord_rejected', 'ord_amo']],
    ['value', ['ord_failed', 'ord_rejected', 'ord_queued', 'ord_amo']],
  ])(
    'can be sorted by %s in both directions, an order without a price at the end of the larger ones',
    async (by, expected) => {
      const { owner, day } = await shelf();
      await day.database.pool.query(`
      update orders o set quantity = v.quantity, execution_qty = v.filled, limit_price = v.price
      from (values ('ord_amo', 10, 0, 90000), ('ord_failed', 20, 9, null::bigint), ('ord_rejected', 30, 5, 1500),
        ('ord_queued', 70, 2, 1000)) as v (id, quantity, filled, price)
      where o.id = v.id`);
      const those = 'side=buy&status=amo&status=failed&status=rejected&status=retry_pending';
      expect(idsOf((await owner.get(`/api/v1/user/orders?${those}&sort=${by}`)).body)).toEqual(expected);
      expect(idsOf((await owner.get(`/api/v1/user/orders?${those}&sort=-${by}`)).body)).toEqual(
        expected.toReversed(),
      );
    },
  );

  it('filters before it pages, so that totals and pages are those of what was asked for', async () => {
    const { owner } = await shelf();
    const reply = await owner.get('/api/v1/user/orders?side=buy&page_size=2&page=3');
    expect(orderPage.parse(reply.body)).toMatchObject({ total: 5, total_pages: 3, page: 3 });
    expect(idsOf(reply.body)).toEqual(['ord_amo']);
    expect(idsOf((await owner.get('/api/v1/user/orders?page=9')).body)).toEqual([]);
    expect(orderPage.parse((await owner.get('/api/v1/user/orders?page=9')).body).total).toBe(6);
  });

  it('counts exactly to ten thousand, and says when there are more', async () => {
    const { owner, day } = await shelf();
    await day.database.pool.query(`
      insert into orders (id, account_id, user_id, created_at, updated_at, trading_day, origin, managed, side, exchange,
        segment, symbol, series, trading_symbol, token, instrument_key, quantity, order_type, variety, validity, product, status)
      select 'ord_many_' || n, account_id, user_id, created_at, updated_at, trading_day, 'external', false, side, exchange,
        segment, symbol, series, trading_symbol, token, instrument_key, quantity, order_type, variety, validity, product, 'closed'
      from orders, generate_series(1, 10000) n where id = 'ord_amo'`);
    const { total, total_capped, total_pages } = orderPage.parse(
      (await owner.get('/api/v1/user/orders')).body,
    );
    expect({ total, total_capped, total_pages }).toEqual({
      total: 10_000,
      total_capped: true,
      total_pages: 200,
    });
    const exact = orderPage.parse((await owner.get('/api/v1/user/orders?q=ord_many_7&status=closed')).body);
    expect(exact).toMatchObject({ total: 1, total_capped: false });
  });

  it('of failures shows failed, queued and rejected ones', async () => {
    const { owner } = await shelf();
    expect(idsOf((await owner.get('/api/v1/user/orders/failed')).body)).toEqual([
      'ord_queued',
      'ord_failed',
      'ord_rejected',
    ]);
  });

  it.each([
    ['page=-1', 'querystring.page'],
    ['page=1.5', 'querystring.page'],
    ['page_size=501', 'querystring.page_size'],
    ['from_date=2026-02-30', 'querystring.from_date'],
    ['to_date=21-08-2026', 'querystring.to_date'],
    ['from_date=2026-08-22&to_date=2026-08-21', 'querystring.from_date'],
    ['status=pending', 'querystring.status'],
    ['side=hold', 'querystring.side'],
    ['reason_class=weather', 'querystring.reason_class'],
    ['sort=colour', 'querystring.sort'],
    ['colour=red', 'querystring'],
  ])('refuses %s and names what is wrong', async (query, path) => {
    const { owner } = await shelf();
    const reply = await owner.get(`/api/v1/user/orders?${query}`);
    expect(reply.status).toBe(400);
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
    expect(reply.body).toMatchObject({ code: 'invalid_request', mend: expect.any(String) });
    expect(JSON.stringify(reply.body)).toContain(`"path":"${path}`);
  });
});
