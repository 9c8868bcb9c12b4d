import { describe, expect, it } from 'vitest';
import {
  positionDetail,
  positionPage,
  tradePage,
} from '../../../packages/server/src/http/schemas/position.ts';
import { openApi, type Visitor } from '../../support/api.ts';
import { bought, closeOf, onTick, positionsOf, sellsOf } from '../../support/positions.ts';
import { MORNING, type TradingDay } from '../../support/trading-day.ts';

interface House {
  readonly day: TradingDay;
  readonly owner: Visitor;
  readonly stranger: Visitor;
  readonly positionId: string;
}

/** A position with its sell at work, and the page of its owner. */
async function house(sells: Readonly<Record<string, unknown>> = {}): Promise<House> {
  const day = await bought(sells, { sellsUnsettled: true });
  await day.until('09:20:00');
  const api = await openApi(day);
  const [position] = await positionsOf(day);
  return {
    day,
    owner: await api.owner(),
    stranger: await api.newUser('stranger'),
    positionId: position?.id ?? '',
  };
}

let keys = 0;
function ask(visitor: Visitor, path: string, body?: unknown) {
  keys += 1;
  return visitor.send('POST', path, body ?? {}, { 'idempotency-key': `positions-${keys}` });
}

describe('GET /user/positions', () => {
  it('shows each open position with price, target and sell, to its owner alone', async () => {
    const { day, owner, stranger } = await house();
    const [position] = await positionsOf(day);
    const [sell] = await sellsOf(day);
    const page = positionPage.parse((await owner.get('/api/v1/user/positions')).body);
    expect(page).toMatchObject({ total: 1, total_pages: 1 });
    expect(page.items[0]).toMatchObject({
      id: position?.id,
      state: 'open',
      symbol: 'SBIN',
      quantity: position?.quantity,
      own_shares: { quantity: 0 },
      sell: { order_id: sell?.id, status: 'pending_execution', quantity: position?.quantity },
      target: { basis: 'percent' },
      first_sell_day: MORNING,
      no_sell_reason: null,
      hold: null,
      realised: null,
    });
    expect(page.items[0]?.last_price?.age_seconds).toBeLessThan(120);
    expect(page.items[0]?.unrealised).not.toBeNull();
    // All of it was bought today: against what it has cost.
    expect(page.items[0]).toMatchObject({
      day_profit: { amount: page.items[0]?.unrealised?.gross, day: MORNING, previous_day: null },
      day_profit_unknown: null,
    });
    expect((await stranger.get('/api/v1/user/positions')).body).toMatchObject({ total: 0 });
    expect((await owner.get('/api/v1/user/positions?state=closed')).body).toMatchObject({ total: 0 });
    expect((await owner.get('/api/v1/user/positions?symbol=TCS')).body).toMatchObject({ total: 0 });
    expect((await owner.get('/api/v1/user/positions?state=sold')).status).toBe(400);
  });

  it('tells the history of one, with its orders and executions', async () => {
    const { day, owner, stranger, positionId } = await house();
    const buy = await day.order('SBIN');
    const detail = positionDetail.parse((await owner.get(`/api/v1/user/positions/${positionId}`)).body);
    expect(detail.orders).toMatchObject([{ order_id: buy.id, side: 'buy', verdict: 'ours' }]);
    expect(detail.fills).toMatchObject([{ order_id: buy.id, quantity: buy.execution_qty }]);
    expect(detail.history.map(({ kind }) => kind)).toContain('position.opened');
    expect((await stranger.get(`/api/v1/user/positions/${positionId}`)).status).toBe(404);
    expect((await owner.get('/api/v1/user/positions/pos_none')).status).toBe(404);
  });
});

describe('a person who holds a position back', () => {
  it('has its sell cancelled, and placed again when they resume', async () => {
    const { day, owner, stranger, positionId } = await house();
    const path = `/api/v1/user/positions/${positionId}`;
    expect((await owner.send('POST', `${path}/hold`, {})).status).toBe(400);
    expect((await ask(stranger, `${path}/hold`)).status).toBe(404);
    expect((await ask(owner, `${path}/resume`)).status).toBe(409);
    expect(await ask(owner, `${path}/hold`, { reason: 'waiting for the results' })).toMatchObject({
      status: 200,
      body: { state: 'done', code: 'held' },
    });
    await day.until('09:25:00');
    expect(await sellsOf(day)).toMatchObject([{ status: 'cancelled', cancelled_by: 'system' }]);
    const held = positionDetail.parse((await owner.get(path)).body);
    expect(held).toMatchObject({ hold: { by: 'user' }, no_sell_reason: { code: 'held' }, sell: null });
    expect((await ask(owner, `${path}/resume`)).status).toBe(200);
    await day.until('09:30:00');
    expect(await sellsOf(day)).toMatchObject([{ status: 'cancelled' }, { status: 'pending_execution' }]);
  });
});

describe('a split overnight', () => {
  it('freezes the position until a person records it, then sells by the new count', async () => {
    const { day, owner, positionId } = await house();
    const path = `/api/v1/user/positions/${positionId}`;
    const [before] = await positionsOf(day);
    day.simulator.broker.market.split({ tradingSymbol: 'SBIN-EQ', from: 1, to: 5, exDay: '2026-08-24' });
    const price = onTick(closeOf(day) / 5);
    day.simulator.broker.market.setScript({
      tradingSymbol: 'SBIN-EQ',
      day: '2026-08-24',
      openPaise: price,
      points: [{ at: '09:15', pricePaise: price }],
      closePaise: price,
    });
    await day.until('09:20:00', '2026-08-24');
    const frozen = positionDetail.parse((await owner.get(path)).body);
    expect(frozen).toMatchObject({ hold: { by: 'corporate_action' }, no_sell_reason: { code: 'frozen' } });
    expect(frozen.history.filter(({ kind }) => kind === 'position.frozen')).toHaveLength(1);
    expect(await sellsOf(day)).toHaveLength(1);

    const bad = { from: 1, to: 1, ex_day: '2026-08-24', reason: 'split' };
    expect((await ask(owner, `${path}/adjust`, bad)).status).toBe(400);
    const split = { from: 1, to: 5, ex_day: '2026-08-24', reason: 'split of one into five' };
    expect((await ask(owner, `${path}/adjust`, split)).status).toBe(200);
    expect((await ask(owner, `${path}/adjust`, split)).status).toBe(409);
    const adjusted = positionDetail.parse((await owner.get(path)).body);
    expect(adjusted).toMatchObject({
      quantity: (before?.quantity ?? 0) * 5,
      bought_value: frozen.bought_value,
      hold: null,
    });
    await day.until('09:30:00', '2026-08-24');
    const sells = await sellsOf(day);
    expect(sells.at(-1)).toMatchObject({
      status: 'pending_execution',
      quantity: (before?.quantity ?? 0) * 5,
    });
    expect(sells.at(-1)?.limit_price).toBeLessThan((sells[0]?.limit_price ?? 0) / 4);
  });
});

describe('GET /user/trades', () => {
  it('shows finished cycles with their profit before and after charges', async () => {
    const { day, owner, stranger } = await house();
    day.simulator.broker.market.setScript({
      tradingSymbol: 'SBIN-EQ',
      day: MORNING,
      points: [
        { at: '09:30', pricePaise: onTick(closeOf(day) * 1.01) },
        { at: '10:30', pricePaise: onTick(closeOf(day) * 1.06) },
      ],
    });
    await day.until('10:40:00');
    const page = tradePage.parse((await owner.get('/api/v1/user/trades')).body);
    expect(page).toMatchObject({ total: 1 });
    const [trade] = page.items;
    const [gross, charges, net] = [trade?.profit?.gross, trade?.profit?.charges, trade?.profit?.net].map(
      Number,
    );
    expect(gross).toBeCloseTo(Number(trade?.sold_value) - Number(trade?.bought_value), 2);
    expect(charges).toBeGreaterThan(0);
    expect(net).toBeCloseTo((gross ?? 0) - (charges ?? 0), 2);
    expect(trade?.fills.map(({ side }) => side)).toEqual(expect.arrayContaining(['buy', 'sell']));
    expect(
      (await owner.get(`/api/v1/user/trades?from_date=${MORNING}&to_date=${MORNING}`)).body,
    ).toMatchObject({
      total: 1,
    });
    expect((await owner.get('/api/v1/user/trades?from_date=2026-08-22')).body).toMatchObject({ total: 0 });
    expect((await owner.get('/api/v1/user/trades?from_date=2026-08-22&to_date=2026-08-21')).status).toBe(400);
    expect((await owner.get('/api/v1/user/trades?from_date=21-08-2026')).status).toBe(400);
    expect((await stranger.get('/api/v1/user/trades')).body).toMatchObject({ total: 0 });

    const ofDay = { day: MORNING, cycles: 1, profit: trade?.profit, net_so_far: trade?.profit?.net };
    const profit = '/api/v1/user/trades/profit';
    expect((await owner.get(profit)).body).toEqual({ items: [ofDay], unpriced: 0 });
    expect((await owner.get(`${profit}?symbol=SBIN&to_date=${MORNING}`)).body).toMatchObject({
      items: [ofDay],
    });
    expect((await owner.get(`${profit}?from_date=2026-08-22`)).body).toEqual({ items: [], unpriced: 0 });
    expect((await stranger.get(profit)).body).toEqual({ items: [], unpriced: 0 });
  });
});

describe('the file of daily prices', () => {
  it('can be handed in, and its day is known from then on', async () => {
    const { day, owner } = await house();
    const { url } = day.simulator;
    const file = await fetch(`${url}/content/cm/BhavCopy_NSE_CM_0_0_0_20260731_F_0000.csv`);
    const reply = await owner.send('POST', '/api/v1/user/prices', await file.text());
    expect(reply).toMatchObject({ status: 200, body: { days: ['2026-07-31'], faults: [] } });
    const days = await owner.get('/api/v1/user/prices/days?from_date=2026-07-30');
    expect(days.body).toMatchObject({ days: expect.arrayContaining(['2026-07-31', '2026-08-20']) });
    expect((await owner.send('POST', '/api/v1/user/prices', 'a,b\n1,2\n')).status).toBe(400);
  });
});

describe('the profit of a day', () => {
  it('is the last price against the close of the day before, and without that close is not known', async () => {
    const { day, owner, positionId } = await house();
    const price = onTick(closeOf(day) * 0.99);
    day.simulator.broker.market.setScript({
      tradingSymbol: 'SBIN-EQ',
      day: '2026-08-24',
      openPaise: price,
      points: [{ at: '09:15', pricePaise: price }],
      closePaise: price,
    });
    await day.until('09:20:00', '2026-08-24');
    const path = `/api/v1/user/positions/${positionId}`;
    await day.database.pool.query('delete from daily_closes');
    expect((await owner.get(path)).body).toMatchObject({
      day_profit: null,
      day_profit_unknown: 'no_previous_close',
    });
    await day.database.pool.query(
      `insert into daily_closes (day, isin, symbol, series, close, source, imported_at)
       select v.day::date, p.instrument->>'isin', 'SBIN', 'EQ', v.close, 'nse_bhavcopy', now()
       from positions p, (values ('2026-08-20', 1), ('2026-08-21', $2::bigint)) as v (day, close) where p.id = $1`,
      [positionId, price + 150],
    );
    const found = positionDetail.parse((await owner.get(path)).body);
    expect(found).toMatchObject({
      day_profit: { day: '2026-08-24', previous_day: '2026-08-21' },
      day_profit_unknown: null,
    });
    const { quantity, last_price, day_profit } = found;
    const aShare = Number(last_price?.price) - Number(day_profit?.previous_close);
    expect(Number(day_profit?.amount)).toBeCloseTo(aShare * quantity, 2);
  });
});
