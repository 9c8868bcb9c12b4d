import { describe, expect, it } from 'vitest';
import { ask } from '../../support/ask.ts';
import { EVENING, MORNING, startTradingDay, type TradingDay } from '../../support/trading-day.ts';

const MONDAY = '2026-08-24';

/** Bought in Friday's opening auction; its own sells are switched to nothing, so that only a person sells. */
async function owningDay(): Promise<TradingDay> {
  const day = await startTradingDay({
    account: { settings: { sells: { policy: 'none', authorised: 'yes', first_day: 'T' } } },
  });
  await day.until('16:05:00', EVENING);
  await day.place(await day.recommend([{ symbol: 'SBIN' }]));
  await day.until('09:20:00', MORNING);
  expect(await day.order('SBIN')).toMatchObject({ status: 'ongoing' });
  return day;
}

function above(day: TradingDay, percent: number): string {
  const { simulator } = day;
  const instrument = simulator.broker.instrument('nse_cm', 'SBIN-EQ');
  const close = instrument?.previousClosePaise ?? 0;
  return `${Math.floor((close * (1 + percent / 100)) / 100)}.00`;
}

describe('a sell of a person', () => {
  it('offers no more than the position owns, and nothing that was not bought here', async () => {
    const day = await owningDay();
    const { execution_qty: owned } = await day.order('SBIN');
    const wish = { side: 'sell', limit_price: above(day, 3) };
    const many = { ...wish, symbol: 'SBIN', quantity: owned + 1 };
    expect(await ask(day, { kind: 'place', body: many })).toMatchObject({
      state: 'refused',
      answer: { code: 'above_position' },
    });
    const other = { ...wish, symbol: 'CIPLA', quantity: 1 };
    expect(await ask(day, { kind: 'place', body: other })).toMatchObject({
      state: 'refused',
      answer: { code: 'no_position' },
    });
    expect(day.placements()).toBe(1);
  });

  it('works at its own price, is left alone by the machine, and closes the position when it fills', async () => {
    const day = await owningDay();
    const { execution_qty: quantity } = await day.order('SBIN');
    const body = { symbol: 'SBIN', side: 'sell', quantity, limit_price: above(day, -3) };
    expect(await ask(day, { kind: 'place', body })).toMatchObject({
      state: 'done',
      answer: { code: 'placed' },
    });
    await day.until('09:40:00', MORNING);
    const sell = (await day.orders()).find(({ side }) => side === 'sell');
    expect(sell).toMatchObject({ origin: 'manual', status: 'closed', execution_qty: quantity });
    expect((await day.orders()).find(({ side }) => side === 'buy')).toMatchObject({ status: 'closed' });
    expect(day.placements()).toBe(2);
  });

  it('that is rejected never comes into the retry queue', async () => {
    const day = await owningDay();
    day.simulator.broker.rejectAtOnce({ tradingSymbol: 'SBIN-EQ' }, 'RMS:Rule: test block');
    const body = { symbol: 'SBIN', side: 'sell', quantity: 1, limit_price: above(day, 3) };
    await ask(day, { kind: 'place', body });
    await day.until('09:25:00', MORNING);
    const sell = (await day.orders()).find(({ side }) => side === 'sell');
    expect(sell).toMatchObject({ status: 'rejected', retry_count: 0, retry_expires_at: null });
    expect(await ask(day, { kind: 'retry', orderId: sell?.id ?? '' })).toMatchObject({
      state: 'refused',
      answer: { code: 'not_a_buy' },
    });
    await day.until('08:35:00', MONDAY);
    expect((await day.orders()).find(({ id }) => id === sell?.id)).toMatchObject({ status: 'rejected' });
    expect(day.placements()).toBe(2);
  });

  it('that the broker refuses has failed, and waits for nothing', async () => {
    const day = await owningDay();
    day.simulator.faults.add({ kind: 'error_body', label: 'insufficient_balance', operation: 'place' });
    const body = { symbol: 'SBIN', side: 'sell', quantity: 1, limit_price: above(day, 3) };
    await ask(day, { kind: 'place', body });
    const sell = (await day.orders()).find(({ side }) => side === 'sell');
    expect(sell).toMatchObject({ status: 'failed', retry_expires_at: null });
  });
});
