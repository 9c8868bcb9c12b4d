import { describe, expect, it } from 'vitest';
import { dayDetail, dayPage } from '../../../packages/server/src/http/schemas/day.ts';
import { divergencePage, settledView } from '../../../packages/server/src/http/schemas/divergence.ts';
import { eventPage } from '../../../packages/server/src/http/schemas/event.ts';
import { openApi } from '../../support/api.ts';
import { whileTimePasses } from '../../support/ask.ts';
import { placeByHand } from '../../support/place-by-hand.ts';
import { EVENING, MORNING, startTradingDay, type TradingDay } from '../../support/trading-day.ts';

async function house(options: Parameters<typeof startTradingDay>[0] = {}) {
  const day = await startTradingDay(options);
  const api = await openApi(day);
  return { day, owner: await api.owner(), stranger: await api.newUser('bala') };
}

function buyByHand(day: TradingDay): void {
  const answer = placeByHand(day, { tradingSymbol: 'CIPLA-EQ', quantity: 2 });
  expect(answer.kind).toBe('acknowledged');
}

describe('days over the API', () => {
  it('are shown with their numbers so far, then as they were summed up, with their jobs', async () => {
    const { day, owner, stranger } = await house();
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('10:00:00');
    const now = await owner.get(`/api/v1/user/days/${MORNING}`);
    const [today] = (now.body as { items: unknown[] }).items.map((item) => dayDetail.parse(item));
    expect(today).toMatchObject({
      so_far: true,
      summary: { sealed: false, figures: { placed: 1, executed: 1 } },
    });
    expect(today?.jobs.map(({ kind, done_at: done }) => [kind, done !== null])).toContainEqual([
      'report_open',
      true,
    ]);
    await day.until('16:30:00');
    const page = dayPage.parse((await owner.get(`/api/v1/user/days?from_date=${MORNING}`)).body);
    expect(page).toMatchObject({
      total: 1,
      items: [{ day: MORNING, sealed: true, figures: { executed: 1, positions_opened: 1 } }],
    });
    expect(page.items[0]?.figures.detection_ms?.max).toBeLessThan(15_000);
    expect(dayPage.parse((await stranger.get('/api/v1/user/days')).body).total).toBe(0);
    const { accountId } = day.account;
    expect((await stranger.get(`/api/v1/user/days/${MORNING}?account_id=${accountId}`)).status).toBe(404);
  });

  it.each([
    ['/api/v1/user/days/yesterday', 400],
    ['/api/v1/user/days?from_date=2026-08-22&to_date=2026-08-21', 400],
    ['/api/v1/user/days?page=0', 400],
    ['/api/v1/user/days?account_id=acc_none', 404],
    ['/api/v1/user/events?from_date=2026-08-22&to_date=2026-08-21', 400],
    ['/api/v1/user/events?kind=order.vanished', 400],
    ['/api/v1/user/events?from_date=21-08-2026', 400],
    ['/api/v1/user/divergences?verdict=odd', 400],
    ['/api/v1/user/divergences?account_id=acc_none', 404],
    ['/api/v1/user/orders/ord_none/candidates', 404],
  ])('%s is answered with %i', async (path, status) => {
    const { owner } = await house({ idle: true });
    expect((await owner.get(path)).status).toBe(status);
  });
});

describe('the history over the API', () => {
  it('is paged, the latest first, and narrowed by actor, kind, order and day', async () => {
    const { day, owner, stranger } = await house();
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'CIPLA' }]));
    await day.until('09:20:00');
    const read = async (query: string) =>
      eventPage.parse((await owner.get(`/api/v1/user/events?${query}`)).body);
    const all = await read('page_size=5');
    const events = await day.events();
    expect(all).toMatchObject({ total: events.length, total_capped: false, page: 1 });
    expect(all.items.map(({ seq }) => seq)).toEqual(
      events
        .map(({ seq }) => seq)
        .toReversed()
        .slice(0, 5),
    );
    const second = await read('page_size=5&page=2');
    expect(second.items[0]?.seq).toBe((all.items.at(-1)?.seq ?? 0) - 1);
    const { id } = await day.order('SBIN');
    const filled = await read(`kind=order.filled&kind=order.queued&order_id=${id}`);
    expect(filled.items.map(({ kind, symbol }) => [kind, symbol])).toEqual([
      ['order.filled', 'SBIN'],
      ['order.queued', 'SBIN'],
    ]);
    expect((await read('actor=exchange')).items.every(({ actor }) => actor === 'exchange')).toBe(true);
    const evening = await read(`to_date=${EVENING}&page_size=500`);
    const morning = await read(`from_date=${MORNING}&page_size=500`);
    expect(evening.total + morning.total).toBe(events.length);
    expect(evening.items.every(({ kind }) => kind !== 'order.filled')).toBe(true);
    expect(eventPage.parse((await stranger.get('/api/v1/user/events')).body).total).toBe(0);
    expect(eventPage.parse((await stranger.get(`/api/v1/user/events?order_id=${id}`)).body).total).toBe(0);
  });
});

describe('divergences over the API', () => {
  it('count what agrees and what does not, and name the one safe step', async () => {
    const { day, owner, stranger } = await house();
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('10:00:00');
    buyByHand(day);
    await day.until('10:02:00');
    const page = divergencePage.parse((await owner.get('/api/v1/user/divergences')).body);
    expect(page.counters).toMatchObject({ differ: 0, unknown: 1, missing: 0, unconfirmed: 0 });
    expect(page.counters.agree).toBeGreaterThan(0);
    expect(page.items[0]).toMatchObject({
      symbol: 'CIPLA',
      verdict: 'unknown_to_us',
      action: 'take_under_care',
      broker: { status_text: 'complete', filled_qty: 2 },
    });
    const { evidence_id: evidenceId } = page.items[0] ?? {};
    expect((await owner.get(`/api/v1/user/evidence/${evidenceId}`)).status).toBe(200);
    expect((await owner.get('/api/v1/user/divergences?verdict=agrees')).body).toMatchObject({
      total: page.counters.agree,
    });
    expect(divergencePage.parse((await stranger.get('/api/v1/user/divergences')).body).total).toBe(0);
  });

  it('let a person take a purchase under our care: from then on it has a position', async () => {
    const { day, owner, stranger } = await house();
    await day.until('10:00:00');
    buyByHand(day);
    await day.until('10:02:00');
    const { id } = await day.order('CIPLA');
    const path = `/api/v1/user/orders/${id}/care`;
    const body = { under_care: true, reason: 'look after it' };
    expect((await stranger.send('POST', path, body)).status).toBe(404);
    expect((await owner.send('POST', path, { under_care: true, reason: '' })).status).toBe(400);
    const reply = await whileTimePasses(day, owner.send('POST', path, body));
    expect(settledView.parse(reply.body)).toMatchObject({ state: 'done', code: 'taken_under_care' });
    await day.until('10:05:00');
    expect(await day.order('CIPLA')).toMatchObject({ status: 'ongoing', managed: true, origin: 'external' });
    const positions = await day.database.db.selectFrom('positions').selectAll().execute();
    expect(positions).toMatchObject([{ symbol: 'CIPLA', quantity: 2 }]);
    const again = await whileTimePasses(day, owner.send('POST', path, body));
    expect(again).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
  });

  it('refuse a decision on an order that is not unconfirmed, and a number that nobody has', async () => {
    const { day, owner, stranger } = await house();
    await day.until('16:05:00', EVENING);
    day.simulator.faults.add({ kind: 'lost_before', operation: 'place', times: 1, mentions: 'SBIN-EQ' });
    await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'CIPLA' }]));
    await day.until('16:08:00', EVENING);
    const lost = (await day.order('SBIN')).id;
    const known = (await day.order('CIPLA')).id;
    const pathOf = (id: string) => `/api/v1/user/orders/${id}/resolve`;
    const notPlaced = { decision: 'not_placed', reason: 'not there' };
    const placedAs = { decision: 'placed_as', broker_order_id: '999999999999999', reason: 'saw it' };
    expect((await stranger.send('POST', pathOf(lost), notPlaced)).status).toBe(404);
    expect((await owner.send('POST', pathOf(lost), { decision: 'guess', reason: 'why not' })).status).toBe(
      400,
    );
    expect((await owner.send('POST', pathOf(lost), { ...placedAs, broker_order_id: 'x' })).status).toBe(400);
    expect((await owner.get(`/api/v1/user/orders/${known}/candidates`)).status).toBe(409);
    const refused = await whileTimePasses(day, owner.send('POST', pathOf(known), notPlaced));
    expect(refused).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
    const unknown = await whileTimePasses(day, owner.send('POST', pathOf(lost), placedAs));
    expect(unknown).toMatchObject({ status: 422, body: { code: 'number_unknown' } });
    const settled = await whileTimePasses(day, owner.send('POST', pathOf(lost), notPlaced));
    expect(settled.status).toBe(200);
    expect(await day.order('SBIN')).toMatchObject({ status: 'failed' });
  });
});
