import { describe, expect, it } from 'vitest';
import { EVENING, istMs, MORNING, startTradingDay, type TradingDay } from '../../support/trading-day.ts';

/** An order whose price the market never comes near. */
async function unfilledDay(): Promise<TradingDay> {
  const day = await startTradingDay();
  await day.until('16:05:00', EVENING);
  const close = day.simulator.broker.instrument('nse_cm', 'SBIN-EQ')?.previousClosePaise ?? 0;
  day.simulator.broker.market.setScript({
    tradingSymbol: 'SBIN-EQ',
    gapPercent: 4,
    floorPaise: Math.round((close * 1.03) / 5) * 5,
  });
  await day.place(await day.recommend([{ symbol: 'SBIN' }]));
  return day;
}

async function sealedDay(day: TradingDay): Promise<string | null> {
  const head = await day.database.db.selectFrom('account_heads').selectAll().executeTakeFirstOrThrow();
  return head.sealed_day;
}

describe('the end of the day', () => {
  it('ends an order that did not fill by the final reading, and never by the clock', async () => {
    const day = await unfilledDay();
    await day.until('15:39:00');
    expect(await day.order('SBIN')).toMatchObject({ status: 'pending_execution' });
    expect(await sealedDay(day)).not.toBe(MORNING);

    await day.until('15:41:00');
    expect(await sealedDay(day)).toBe(MORNING);
    const order = await day.order('SBIN');
    expect(order).toMatchObject({ status: 'cancelled', cancelled_by: 'expiry', execution_qty: 0 });
    expect(await day.attempts(order.id)).toMatchObject([{ state: 'expired' }]);
    const kinds = (await day.events()).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'account.day_sealed')).toHaveLength(2);

    await day.until('20:00:00');
    expect(await day.order('SBIN')).toMatchObject({ status: 'cancelled', cancelled_by: 'expiry' });
    expect((await day.events(order.id)).map(({ kind }) => kind)).not.toContain('order.correction');
  });

  it('leaves orders as they were while the book cannot be read, and seals the day once it can', async () => {
    const day = await unfilledDay();
    const fault = { kind: 'status', status: 503, operation: 'orders' } as const;
    day.simulator.faults.add({ ...fault, fromMs: istMs('15:30:00'), untilMs: istMs('16:00:00') });
    await day.until('15:59:00');
    expect(await day.order('SBIN')).toMatchObject({ status: 'pending_execution' });
    expect(await sealedDay(day)).not.toBe(MORNING);
    await day.until('16:05:00');
    expect(await sealedDay(day)).toBe(MORNING);
    expect(await day.order('SBIN')).toMatchObject({ status: 'cancelled', cancelled_by: 'expiry' });
  });

  it('carries an after-market order over the weekend to the session that it is for', async () => {
    const day = await startTradingDay({ day: MORNING });
    await day.until('16:05:00', MORNING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    const { trading_day } = await day.order('SBIN');
    expect(trading_day).toBe('2026-08-24');
    await day.until('08:50:00', '2026-08-24');
    expect(await day.order('SBIN')).toMatchObject({ status: 'amo', missing_since: null });
    day.simulator.broker.market.setScript({ tradingSymbol: 'SBIN-EQ', day: '2026-08-24', gapPercent: -1 });
    await day.until('09:10:00', '2026-08-24');
    expect(await day.order('SBIN')).toMatchObject({ status: 'ongoing' });
  });
});
