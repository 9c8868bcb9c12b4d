import { describe, expect, it } from 'vitest';
import { ask } from '../../support/ask.ts';
import { EVENING, startTradingDay, type TradingDay } from '../../support/trading-day.ts';

async function lostSbin(options: {
  readonly resend: boolean;
  readonly visibleAfterMs?: number;
}): Promise<TradingDay> {
  const day = await startTradingDay({
    account: { settings: { retry: { resend_unconfirmed: options.resend } } },
  });
  await day.until('16:05:00', EVENING);
  // What the broker shows of it proves that it shows our tags.
  await day.place(await day.recommend([{ symbol: 'CIPLA' }]));
  await day.until('16:30:00', EVENING);
  const { faults } = day.simulator;
  const lost = options.visibleAfterMs === undefined ? 'lost_before' : 'lost_after';
  if (options.visibleAfterMs !== undefined) {
    faults.add({ kind: 'feed_silence' });
    faults.add({
      kind: 'late_visibility',
      ms: options.visibleAfterMs,
      operation: ['orders', 'order', 'history', 'trades'],
    });
  }
  faults.add({ kind: lost, operation: 'place', times: 1 });
  await day.place(await day.recommend([{ symbol: 'SBIN' }]));
  expect(await day.order('SBIN')).toMatchObject({ status: 'unconfirmed' });
  return day;
}

describe('an order whose reply was lost', () => {
  it('is sent nowhere a second time by default, whatever the readings say', async () => {
    const day = await lostSbin({ resend: false });
    await day.until('18:00:00', EVENING);
    expect(await day.order('SBIN')).toMatchObject({ status: 'unconfirmed' });
    expect(day.placements()).toBe(1);
  });

  it('is sent again once where its owner wants that, as a new attempt, after three readings lack it', async () => {
    const day = await lostSbin({ resend: true });
    await day.until('16:31:50', EVENING);
    expect(day.placements()).toBe(1);
    await day.until('16:45:00', EVENING);
    const order = await day.order('SBIN');
    expect(order).toMatchObject({ status: 'amo' });
    expect(await day.attempts(order.id)).toMatchObject([
      { number: 1, state: 'not_placed' },
      { number: 2, state: 'queued' },
    ]);
    const resolved = (await day.events(order.id)).filter(({ kind }) => kind === 'order.resolved');
    expect(resolved).toMatchObject([{ actor: 'system', body: { decision: 'not_placed' } }]);
    await day.until('18:00:00', EVENING);
    expect(day.placements()).toBe(2);
  });

  it('that turns up after it was sent again raises a critical alert, and nothing is sent a third time', async () => {
    const day = await lostSbin({ resend: true, visibleAfterMs: 20 * 60_000 });
    await day.until('17:30:00', EVENING);
    const order = await day.order('SBIN');
    const corrections = (await day.events(order.id)).filter(({ kind }) => kind === 'order.correction');
    expect(corrections).toMatchObject([{ body: { givenUp: true, severity: 'S1' } }]);
    const anomalies = (await day.events(order.id)).filter(({ kind }) => kind === 'order.anomaly');
    expect(anomalies.map(({ body }) => body)).toContainEqual(
      expect.objectContaining({ anomaly: 'two_live_attempts' }),
    );
    expect(day.placements()).toBe(3);
  });

  it('and was sent again is cancelled by asking twice: each time what is live of it', async () => {
    const day = await lostSbin({ resend: true, visibleAfterMs: 20 * 60_000 });
    await day.until('17:30:00', EVENING);
    const { id } = await day.order('SBIN');
    const live = () =>
      day.simulator.broker
        .orders(day.account.ucc)
        .filter(({ instrument, openQuantity }) => instrument.symbol === 'SBIN' && openQuantity > 0).length;
    expect(live()).toBe(2);
    for (const left of [1, 0]) {
      expect(await ask(day, { kind: 'cancel', orderId: id })).toMatchObject({ state: 'done' });
      // The feed is silent, and the next reading of the evening would be a quarter of an hour away.
      await day.until(left === 1 ? '17:30:30' : '17:31:00', EVENING);
      expect(live()).toBe(left);
      expect(await day.order('SBIN')).toMatchObject({ status: left === 1 ? 'amo' : 'cancelled' });
    }
  });
});
