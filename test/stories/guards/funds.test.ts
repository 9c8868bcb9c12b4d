import { describe, expect, it } from 'vitest';
import { fundsView } from '../../../packages/server/src/http/schemas/funds.ts';
import { openApi, type Visitor } from '../../support/api.ts';
import { EVENING, MORNING, startTradingDay } from '../../support/trading-day.ts';

const TEN = ['SBIN', 'CIPLA', 'TCS', 'INFY', 'ITC', 'RELIANCE', 'HDFCBANK', 'ICICIBANK', 'WIPRO', 'AXISBANK'];

async function evening(cashPaise: number, settings: Record<string, unknown> = {}, blocksFundsForAmo = false) {
  const day = await startTradingDay({
    account: { cashPaise, settings: { max_positions: 20, ...settings }, atBroker: { blocksFundsForAmo } },
  });
  const api = await openApi(day);
  const owner = await api.owner();
  await day.until('16:05:00', EVENING);
  return { day, owner, api };
}

async function fundsOf(owner: Visitor) {
  const reply = await owner.get('/api/v1/user/funds');
  expect(reply.status).toBe(200);
  const [view] = fundsView.array().parse(Reflect.get(Object(reply.body), 'items'));
  if (view === undefined) throw new Error('The owner has no account');
  return view;
}

describe('the funds', () => {
  it('show which of ten orders fit, what is short in rupees, and by when to add it', async () => {
    const { day, owner } = await evening(15_000_000, { amo_blocks_funds: 'no' });
    await day.place(await day.recommend(TEN.map((symbol, index) => ({ symbol, score: 90 - index }))));
    const view = await fundsOf(owner);
    expect(view.broker?.available_cash).toBe('150000.00');
    expect(view.broker?.as_of).toMatch(/^2026-08-20T10:35:0/);
    expect(view.lines.map(({ symbol, stage, fits }) => [symbol, stage, fits])).toEqual(
      TEN.map((symbol, index) => [symbol, index === 0 ? 'amo' : 'queued', index === 0]),
    );
    expect(view).toMatchObject({ fitting: 1, problem: null, add_by: '2026-08-21T03:00:00.000Z' });
    const total = view.lines.reduce((sum, { needed }) => sum + Math.round(Number(needed) * 100), 0);
    expect(Math.round(Number(view.shortfall) * 100)).toBe(total - 15_000_000);
    expect(view.lines[0]?.add_by).toBe('2026-08-21T03:30:00.000Z');

    // Paid in, everything fits.
    day.simulator.broker.deposit('AB1C2', total - 15_000_000);
    const { accountId } = day.account;
    const read = await owner.send('POST', '/api/v1/user/funds/read', { account_id: accountId });
    expect(fundsView.parse(read.body)).toMatchObject({ fitting: 10, shortfall: '0.00', add_by: null });
  });

  it.each([
    ['takes', true, 'yes'],
    ['does not take', false, 'no'],
  ])(
    'suggest what was measured of a broker that %s the cash of an AMO at once',
    async (_, blocks, verdict) => {
      const { day, owner } = await evening(50_000_000, {}, blocks);
      await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'CIPLA' }]));
      await day.until('16:06:00', EVENING);
      const view = await fundsOf(owner);
      expect(view.amo_blocks_funds).toMatchObject({
        setting: 'unknown',
        suggestion: verdict,
        measured: { verdict, orders: 2, at: '2026-08-20T10:35:15.000Z' },
      });
    },
  );

  it('that could not be read are said to be so, dated, and never zero', async () => {
    const { day, owner } = await evening(50_000_000);
    const { accountId } = day.account;
    await day.database.db.deleteFrom('funds_readings').execute();
    const before = await fundsOf(owner);
    expect(before).toMatchObject({ broker: null, free: null, shortfall: null, fitting: null });

    const read = () => owner.send('POST', '/api/v1/user/funds/read', { account_id: accountId });
    expect(fundsView.parse((await read()).body)).toMatchObject({ free: '500000.00', problem: null });
    await day.until('16:10:00', EVENING);
    day.simulator.faults.add({ kind: 'status', status: 503, operation: 'limits' });
    expect(fundsView.parse((await read()).body)).toMatchObject({
      free: '500000.00',
      broker: { as_of: '2026-08-20T10:35:00.000Z' },
      problem: { at: '2026-08-20T10:40:00.000Z' },
    });
  });

  it('hold each price against the band that the broker told, say when it was told, and take no band for none', async () => {
    const { day, owner } = await evening(15_000_000, { amo_blocks_funds: 'no' });
    await day.place(
      await day.recommend([
        { symbol: 'SBIN', score: 90 },
        { symbol: 'TCS', score: 80 },
      ]),
    );
    const unread = await fundsOf(owner);
    expect(unread.lines.map(({ symbol, band }) => [symbol, band.verdict, band.as_of])).toEqual([
      ['SBIN', 'unknown', null],
      ['TCS', 'unknown', null],
    ]);

    await day.until('16:06:30', EVENING);
    const [amo, queued] = (await fundsOf(owner)).lines;
    expect(amo).toMatchObject({ stage: 'amo', band: { verdict: 'inside', of_its_day: false } });
    expect(amo?.band.price).toBe(amo?.limit_price);
    expect(amo?.band.as_of).toMatch(/^2026-08-20T10:3[56]:/);
    expect(Number(amo?.band.lower)).toBeLessThan(Number(amo?.band.upper));
    // A further try of what is queued is sized from the close, and not from the limit of before.
    expect(queued).toMatchObject({ stage: 'queued', band: { verdict: 'inside', of_its_day: false } });
    expect(Number(queued?.band.price)).toBeLessThan(Number(queued?.limit_price));

    // The exchange narrows the band for the day that comes.
    day.simulator.broker.market.setScript({ tradingSymbol: 'SBIN-EQ', day: MORNING, bandPercent: 0.1 });
    await day.until('08:45:00');
    const { accountId } = day.account;
    const read = await owner.send('POST', '/api/v1/user/funds/read', { account_id: accountId });
    const sbin = fundsView.parse(read.body).lines.find(({ symbol }) => symbol === 'SBIN');
    expect(sbin?.band).toMatchObject({ verdict: 'above_band', of_its_day: true });
    expect(sbin?.band.as_of).toMatch(/^2026-08-21T03:15:/);
    expect(Number(sbin?.limit_price)).toBeGreaterThan(Number(sbin?.band.upper));
  });

  it('keep the band that was told last, with its time, when the broker gives no quotes', async () => {
    const { day, owner } = await evening(50_000_000);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('16:06:30', EVENING);
    const before = (await fundsOf(owner)).lines[0]?.band;
    expect(before?.verdict).toBe('inside');
    await day.until('16:20:00', EVENING);
    day.simulator.faults.add({ kind: 'status', status: 503, operation: 'quotes' });
    const { accountId } = day.account;
    await owner.send('POST', '/api/v1/user/funds/read', { account_id: accountId });
    expect((await fundsOf(owner)).lines[0]?.band).toEqual(before);
  });

  it('are read with the first reading after a start, so that the page shows something dated', async () => {
    const { owner } = await evening(50_000_000);
    const view = await fundsOf(owner);
    expect(view).toMatchObject({ free: '500000.00', broker: { available_cash: '500000.00' }, problem: null });
  });

  it.each([
    ['GET', '/api/v1/user/funds?account_id=', undefined],
    ['GET', '/api/v1/user/funds?wish=more', undefined],
    ['POST', '/api/v1/user/funds/read', {}],
    ['POST', '/api/v1/user/funds/read', { account_id: 7 }],
    ['GET', '/api/v1/user/guards?account_id=', undefined],
    ['POST', '/api/v1/user/circuit-breaker/reset', { account_id: 'acc_1' }],
  ])('and guards refuse bad input: %s %s', async (method, path, body) => {
    const { owner } = await evening(50_000_000);
    const reply = method === 'GET' ? await owner.get(path) : await owner.send(method, path, body);
    expect([reply.status, reply.body]).toMatchObject([400, { code: 'invalid_request' }]);
  });

  it('of an account without credentials cannot be asked for', async () => {
    const day = await startTradingDay({ idle: true });
    const api = await openApi(day);
    const owner = await api.owner();
    const row = await day.database.db.selectFrom('broker_accounts').selectAll().executeTakeFirstOrThrow();
    const { id: _, account_code: __, settings, created_at: ___, ...rest } = row;
    await day.database.db
      .insertInto('broker_accounts')
      .values({
        ...rest,
        id: 'acc_bare',
        account_code: 'ZZ9Z9',
        settings_changed: '{}',
        settings: JSON.stringify(settings),
        created_at: '2026-08-20T00:00:00.000Z',
        paused_at: null,
        killed_at: null,
        breaker_opened_at: null,
      })
      .execute();
    const reply = await owner.send('POST', '/api/v1/user/funds/read', { account_id: 'acc_bare' });
    expect([reply.status, reply.body]).toMatchObject([409, { code: 'wrong_state' }]);
  });
});
