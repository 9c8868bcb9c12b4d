import { describe, expect, it } from 'vitest';
import { guardsView } from '../../../packages/server/src/http/schemas/guards.ts';
import { openApi } from '../../support/api.ts';
import { EVENING, startTradingDay } from '../../support/trading-day.ts';

const PICKS = ['SBIN', 'CIPLA', 'TCS', 'INFY'].map((symbol) => ({ symbol }));
const SHORT_OF_MONEY =
  'RMS:Margin Exceeds,Cash Available:41250.35,Additional margin required:321.49 for entity account-AB1C2';
const REJECTED = 'RMS:Rule: Check holdings including BTST for entity account-AB1C2';

async function evening(guards: Record<string, unknown>) {
  const day = await startTradingDay({ account: { settings: { guards } } });
  await day.until('16:05:00', EVENING);
  return day;
}

describe('the limits of a day', () => {
  it('of orders hold over runs and restarts, and what is over waits in the queue under that name', async () => {
    const day = await evening({ max_orders_per_day: 2 });
    await day.place(await day.recommend(PICKS.slice(0, 1)));
    await day.desk.stop();
    const second = await day.startDesk({ instanceId: 'second' });
    await day.place(await day.recommend(PICKS.slice(1)), { desk: second });
    expect(day.placements()).toBe(2);
    expect(await day.order('TCS')).toMatchObject({
      status: 'retry_pending',
      reason_code: 'day_orders_reached',
      retry_count: 0,
    });
    // Nothing of it left, so it is not among the day's.
    const head = await day.database.db.selectFrom('account_heads').selectAll().executeTakeFirstOrThrow();
    expect(head).toMatchObject({ sent_day: '2026-08-21', sent_orders: 2 });
  });

  it('of rupees stop the buy that would exceed them', async () => {
    const day = await evening({ max_value_per_day: '150000.00' });
    await day.place(await day.recommend(PICKS));
    expect(day.placements()).toBe(1);
    expect(await day.order('CIPLA')).toMatchObject({ reason_code: 'day_value_reached' });
  });
});

describe('the limits of an order', () => {
  it('let nothing pass that is not among the allowed symbols; that fails, for no time will mend it', async () => {
    const day = await evening({ allowed_symbols: ['SBIN'] });
    const runId = await day.place(await day.recommend(PICKS.slice(0, 2)));
    expect(day.placements()).toBe(1);
    expect(await day.order('CIPLA')).toMatchObject({ status: 'failed', reason_code: 'symbol_not_allowed' });
    expect((await day.run(runId)).rows.map(({ outcome }) => outcome)).toEqual(['placed', 'failed']);
  });

  it('measure the price against the middle of the band, whatever close the file names', async () => {
    const day = await evening({ max_price_deviation_percent: '2' });
    const sbin = day.simulator.broker.instrument('nse_cm', 'SBIN-EQ');
    const high = ((sbin?.previousClosePaise ?? 0) * 1.04) / 100;
    const lastClose = (Math.round(high * 20) / 20).toFixed(2);
    await day.place(await day.recommend([{ symbol: 'SBIN', lastClose }, { symbol: 'CIPLA' }]));
    expect(await day.order('SBIN')).toMatchObject({ status: 'failed', reason_code: 'price_deviates' });
    expect(await day.order('CIPLA')).toMatchObject({ status: 'amo' });
    expect(day.placements()).toBe(1);
  });
});

describe('the circuit breaker', () => {
  it('opens after rejections in a row, survives a restart, and is shut by a person alone', async () => {
    const day = await evening({ breaker_rejections: 3 });
    for (const { symbol } of PICKS.slice(0, 3)) {
      day.simulator.broker.rejectAtOnce({ tradingSymbol: `${symbol}-EQ` }, REJECTED, 'rms');
    }
    await day.place(await day.recommend(PICKS.slice(0, 3)));
    await day.until('16:06:00', EVENING);
    const opened = (await day.events()).filter(({ kind }) => kind === 'account.breaker_opened');
    expect(opened).toMatchObject([{ actor: 'system', body: { rejections: 3 } }]);

    await day.desk.stop();
    const second = await day.startDesk({ instanceId: 'second' });
    const runId = await day.place(await day.recommend(PICKS.slice(3)), { desk: second });
    expect(await day.run(runId)).toMatchObject({ state: 'refused', refusal_code: 'placing_stopped' });
    expect(day.placements()).toBe(3);

    const api = await openApi({ ...day, desk: second });
    const owner = await api.owner();
    const [view] = guardsView
      .array()
      .parse(Reflect.get(Object((await owner.get('/api/v1/user/guards')).body), 'items'));
    expect(view).toMatchObject({
      breaker: { open: true, reason: '3 orders in a row were rejected or refused', rejections_in_row: 3 },
      sent: { day: '2026-08-21', orders: 3 },
    });
    const reset = { account_id: day.account.accountId, reason: 'the holdings are mended' };
    expect(await owner.send('POST', '/api/v1/user/circuit-breaker/reset', reset)).toMatchObject({
      status: 200,
      body: { state: 'done' },
    });
    await day.place(await day.recommend(PICKS.slice(3)), { desk: second });
    expect(day.placements()).toBe(4);
    expect((await owner.send('POST', '/api/v1/user/circuit-breaker/reset', reset)).status).toBe(409);
  });

  it('counts from nothing after an order was taken', async () => {
    const day = await evening({ breaker_rejections: 2 });
    day.simulator.broker.rejectAtOnce({ tradingSymbol: 'SBIN-EQ' }, REJECTED, 'rms');
    day.simulator.broker.rejectAtOnce({ tradingSymbol: 'TCS-EQ' }, REJECTED, 'rms');
    for (const pick of PICKS.slice(0, 3)) {
      await day.place(await day.recommend([pick]));
      await day.clock.advanceBy(60_000);
    }
    expect((await day.events()).map(({ kind }) => kind)).not.toContain('account.breaker_opened');
  });
});

describe('rejections for want of money', () => {
  it('leave the breaker shut, however many', async () => {
    const day = await evening({ breaker_rejections: 2 });
    for (const { symbol } of PICKS.slice(0, 3)) {
      day.simulator.broker.rejectAtOnce({ tradingSymbol: `${symbol}-EQ` }, SHORT_OF_MONEY, 'rms');
    }
    await day.place(await day.recommend(PICKS.slice(0, 3)));
    await day.until('16:06:00', EVENING);
    const kinds = (await day.events()).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'order.rejected')).toHaveLength(3);
    expect(kinds).not.toContain('account.breaker_opened');
  });
});

describe('a stale reading', () => {
  it('stops placing, not watching', async () => {
    const step = { recorded: 0 };
    const wait: { act: () => Promise<void> } = { act: async () => {} };
    const day = await startTradingDay({
      first: {
        async reached(at) {
          if (at !== 'placement:recorded') return;
          step.recorded += 1;
          if (step.recorded === 2) await wait.act();
        },
      },
    });
    await day.until('16:05:00', EVENING);
    const { faults } = day.simulator;
    const broken = { remove: () => {} };
    wait.act = async () => {
      const fault = faults.add({ kind: 'status', status: 503, operation: 'orders' });
      broken.remove = () => fault.remove();
      // Simulated: the day's clock is turned from outside, and this step goes on when it shows two minutes more.
      await day.clock.sleep(125_000);
    };
    const running = day.desk.requestRun({
      accountId: day.account.accountId,
      recommendationFileId: await day.recommend(PICKS.slice(0, 2)),
      dryRun: false,
      askedBy: 'user',
    });
    const { runId } = await running;
    await day.until('16:10:00', EVENING);
    expect((await day.run(runId)).state).toBe('done');
    expect(day.placements()).toBe(1);
    expect(await day.order('CIPLA')).toMatchObject({ status: 'retry_pending', reason_code: 'reading_stale' });

    broken.remove();
    await day.until('16:30:00', EVENING);
    expect(await day.order('SBIN')).toMatchObject({ status: 'amo' });
    const report = await day.desk.runCycle(day.account.accountId);
    expect(report).toMatchObject({ performed: true, reading: 'complete' });
  });
});
