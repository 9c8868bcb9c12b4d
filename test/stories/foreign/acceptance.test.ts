import { describe, expect, it } from 'vitest';
import { ask } from '../../support/ask.ts';
import { fillsOf, positionsOf } from '../../support/positions.ts';
import { EVENING, istMs, startTradingDay, type TradingDay } from '../../support/trading-day.ts';

/** A buy that rests at the exchange, of a share that the account holds more of: that many came from elsewhere meanwhile. */
async function restingBuy(): Promise<TradingDay> {
  const day = await startTradingDay();
  await day.until('16:05:00', EVENING);
  const close = day.simulator.broker.instrument('nse_cm', 'SBIN-EQ')?.previousClosePaise ?? 0;
  day.simulator.broker.market.setScript({
    tradingSymbol: 'SBIN-EQ',
    gapPercent: 4,
    floorPaise: Math.round((close * 1.03) / 5) * 5,
  });
  // A second order, so that a book that lacks the first is not simply empty.
  await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'CIPLA' }]));
  day.simulator.broker.receiveShares(day.account.ucc, {
    tradingSymbol: 'SBIN-EQ',
    quantity: 500,
    averagePaise: close,
  });
  await day.until('09:30:00');
  expect(await day.order('SBIN')).toMatchObject({ status: 'pending_execution' });
  return day;
}

const SHORT_OF_CONCLUSIONS = ['order.cancelled', 'order.rejected', 'order.filled', 'order.expired'];

/** Whoever concludes from holdings sees more than enough shares to take the buy for executed. */
async function expectNothingBought(day: TradingDay): Promise<void> {
  const held = day.simulator.broker.holdings(day.account.ucc);
  expect(held).toMatchObject([{ instrument: { symbol: 'SBIN' }, quantity: 500 }]);
  const { id } = await day.order('SBIN');
  expect((await fillsOf(day)).filter(({ order_id }) => order_id === id)).toEqual([]);
  expect((await positionsOf(day)).filter(({ symbol }) => symbol === 'SBIN')).toEqual([]);
}

async function conclusions(day: TradingDay): Promise<readonly string[]> {
  const kinds = (await day.events((await day.order('SBIN')).id)).map(({ kind }) => kind);
  return kinds.filter((kind) => SHORT_OF_CONCLUSIONS.includes(kind));
}

describe('a book that cannot be read for ten cycles', () => {
  it('changes nothing of a pending buy, and is told once', async () => {
    const day = await restingBuy();
    const before = await day.order('SBIN');
    const fault = { kind: 'status', status: 503, operation: 'orders' } as const;
    day.simulator.faults.add({ ...fault, fromMs: istMs('09:31:00'), untilMs: istMs('09:45:00') });
    await day.until('09:44:00');
    const after = await day.order('SBIN');
    expect(after).toEqual(before);
    expect(await conclusions(day)).toEqual([]);
    await expectNothingBought(day);
    await day.until('09:46:00');
    const kinds = (await day.events()).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'account.reading_failed')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'account.reading_recovered')).toHaveLength(1);
  });
});

describe('a pending buy that the book lacks', () => {
  it('keeps its status, is shown as missing, and has no fill; found again, it is told once', async () => {
    const day = await restingBuy();
    const [attempt] = await day.attempts((await day.order('SBIN')).id);
    const missing = [attempt?.broker_order_id ?? ''];
    const fault = { kind: 'shrunken_book', missing } as const;
    day.simulator.faults.add({ ...fault, fromMs: istMs('09:31:00'), untilMs: istMs('09:40:00') });
    day.simulator.faults.add({
      kind: 'no_data',
      operation: ['order', 'history'],
      fromMs: istMs('09:31:00'),
      untilMs: istMs('09:40:00'),
    });
    await day.until('09:38:00');
    const order = await day.order('SBIN');
    expect(order).toMatchObject({ status: 'pending_execution', execution_qty: 0 });
    expect(order.missing_since).not.toBeNull();
    expect(await conclusions(day)).toEqual([]);
    await expectNothingBought(day);
    await day.until('09:45:00');
    expect((await day.order('SBIN')).missing_since).toBeNull();
    const kinds = (await day.events(order.id)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'order.missing')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'order.found')).toHaveLength(1);
  });
});

describe('words of the broker', () => {
  it('"cancel pending" changes nothing; a text that nobody knows changes nothing and is told once', async () => {
    const day = await restingBuy();
    for (const [text, until] of [
      ['cancel pending', '09:34:00'],
      ['???', '09:38:00'],
    ] as const) {
      const fault = day.simulator.faults.add({ kind: 'unknown_status', text });
      await day.until(until);
      expect(await day.order('SBIN')).toMatchObject({ status: 'pending_execution' });
      fault.remove();
    }
    await day.until('09:42:00');
    const told = (await day.events()).filter(({ kind }) => kind === 'account.unknown_text');
    expect(told).toMatchObject([{ body: { text: '???' } }]);
    expect(await conclusions(day)).toEqual([]);
  });
});

describe('a modification of our own', () => {
  it('is ours, told once, and never an external change', async () => {
    const day = await restingBuy();
    const { id, limit_price: pricePaise } = await day.order('SBIN');
    const limitPrice = ((pricePaise ?? 0) - 500) / 100;
    const report = await ask(day, {
      kind: 'modify',
      orderId: id,
      body: { limit_price: limitPrice.toFixed(2) },
    });
    expect(report).toMatchObject({ state: 'done' });
    await day.until('09:45:00');
    expect(await day.order('SBIN')).toMatchObject({ limit_price: (pricePaise ?? 0) - 500 });
    const modified = (await day.events(id)).filter(({ kind }) => kind === 'order.modified');
    expect(modified.map(({ actor }) => actor)).toEqual(['user']);
  });
});
