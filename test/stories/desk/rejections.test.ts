import { describe, expect, it } from 'vitest';
import { istMs, startTradingDay } from '../../support/trading-day.ts';

const EVENING = '2026-08-20';
const MARGIN =
  'RMS:Margin Exceeds,Cash Available:1537430.61,Additional margin required:321.49 for entity account-AB1C2 across exchange across segment across product ';

describe('a rejection', () => {
  it('moments after the acknowledgement is recorded and announced with the words of the broker', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    day.simulator.broker.rejectAtOnce({ tradingSymbol: 'SBIN-EQ' }, MARGIN, 'rms');
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('16:05:31', EVENING);

    const order = await day.order('SBIN');
    expect(order).toMatchObject({ status: 'rejected', rejection_reason: MARGIN, shortfall: 32_149 });
    expect(order.verified_at).not.toBeNull();
    const rejected = (await day.events(order.id)).find((event) => event.kind === 'order.rejected');
    expect(rejected?.evidence_id).not.toBeNull();
    expect(day.changes.map((change) => change.kind)).toContain('order.rejected');
    expect(await day.attempts(order.id)).toMatchObject([{ state: 'rejected', reason: MARGIN }]);
  });

  it('moments after the acknowledgement is seen within half a minute without the feed', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    day.simulator.faults.add({ kind: 'feed_silence' });
    day.simulator.broker.rejectAtOnce({ tradingSymbol: 'SBIN-EQ' }, MARGIN, 'rms');
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('16:05:30', EVENING);
    expect(await day.order('SBIN')).toMatchObject({ status: 'rejected' });
  });

  it('at the opening is recorded within seconds, and the share is not bought again that day', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    const text =
      'RMS:Rule: Check circuit limit including square off order exceeds  : Circuit breach, Order Price :34.65, Low Price Range:30.32 High Price Range:33.51';
    day.simulator.broker.rejectAtOpen({ tradingSymbol: 'SBIN-EQ' }, text, 'rms');
    const file = await day.recommend([{ symbol: 'SBIN' }]);
    await day.place(file);
    await day.until('08:59:59');
    expect(await day.order('SBIN')).toMatchObject({ status: 'amo' });
    await day.until('09:00:15');
    const order = await day.order('SBIN');
    expect(order).toMatchObject({ status: 'rejected', rejection_reason: text });
    const event = (await day.events(order.id)).find(({ kind }) => kind === 'order.rejected');
    expect((event?.at ?? 0) - istMs('09:00:00')).toBeLessThan(12_000);
    expect(day.placements()).toBe(1);
  });
});
