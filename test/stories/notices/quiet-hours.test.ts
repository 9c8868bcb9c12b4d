import { describe, expect, it } from 'vitest';
import { startNotifiedDay } from '../../support/notified-day.ts';
import { EVENING, istMs } from '../../support/trading-day.ts';

const NIGHT = {
  fromMinute: 22 * 60,
  toMinute: 7 * 60,
  passes: { critical: true, rejections: true, unconfirmed: true },
};

describe('quiet hours over midnight', () => {
  it('keep what is not urgent until their end, and lose nothing of it', async () => {
    const day = await startNotifiedDay();
    await day.prefer((before) => ({ ...before, quietHours: NIGHT }));
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'CIPLA' }]));
    await day.until('22:30:00', EVENING);
    const before = day.told.length;
    const order = await day.order('SBIN');
    const number = day.simulator.broker
      .orders(day.account.ucc)
      .find((one) => one.instrument.symbol === 'SBIN');
    day.simulator.broker.cancel(day.account.ucc, number?.orderNumber ?? '', { amo: true }, 'app');
    await day.until('06:59:00');
    expect((await day.order('SBIN')).status).toBe('cancelled');
    expect(day.told).toHaveLength(before);

    await day.until('07:00:30');
    const [cancelled] = day.told.slice(before);
    expect(cancelled).toMatchObject({ kind: 'order_cancelled', items: [{ order_id: order.id }] });
    expect(cancelled?.arrivedAtMs).toBeGreaterThanOrEqual(istMs('07:00:00'));
  });

  it('let a rejection pass, and take back effect at once when they are lifted', async () => {
    const day = await startNotifiedDay();
    await day.prefer((before) => ({ ...before, quietHours: { ...NIGHT, fromMinute: 15 * 60 } }));
    await day.until('16:05:00', EVENING);
    day.simulator.broker.rejectAtOnce({ tradingSymbol: 'SBIN-EQ' }, 'RMS:Blocked for a reason', 'rms');
    await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'CIPLA' }]));
    await day.until('16:06:30', EVENING);
    const kinds = day.told.flatMap(({ items }) => items.map(({ kind }) => kind));
    // What was told of the rejected order before goes along, so that its story is whole.
    expect(kinds).toEqual(['order_placed', 'order_rejected']);

    await day.prefer((before) => ({ ...before, quietHours: null }));
    await day.until('16:06:40', EVENING);
    expect(day.told.at(-1)).toMatchObject({ kind: 'order_placed', title: expect.stringContaining('CIPLA') });
  });
});
