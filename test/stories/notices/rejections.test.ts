import { describe, expect, it } from 'vitest';
import { startNotifiedDay } from '../../support/notified-day.ts';
import { istMs } from '../../support/trading-day.ts';

const EVENING = '2026-08-20';
const MARGIN =
  'RMS:Margin Exceeds,Cash Available:1537430.61,Additional margin required:321.49 for entity account-AB1C2 across exchange across segment across product ';

describe('a rejection at the opening', () => {
  it('is told once, with the words of the broker, within three seconds of being seen', async () => {
    const day = await startNotifiedDay();
    await day.until('16:05:00', EVENING);
    day.simulator.broker.rejectAtOpen({ tradingSymbol: 'SBIN-EQ' }, MARGIN, 'rms');
    await day.place(await day.recommend([{ symbol: 'SBIN' }]));
    await day.until('09:30:00');

    const told = day.told.filter(({ kind }) => kind === 'order_rejected');
    expect(told).toHaveLength(1);
    expect(told[0]?.title).toMatch(/^Rejected: BUY \d+ SBIN at ₹/);
    expect(told[0]?.text).toContain(MARGIN);
    expect(told[0]?.text).toContain('What to do:');
    const order = await day.order('SBIN');
    const event = (await day.events(order.id)).find(({ kind }) => kind === 'order.rejected');
    expect(told[0]?.items[0]?.event_id).toBe(event?.id);
    expect((told[0]?.arrivedAtMs ?? Number.NaN) - (event?.at ?? 0)).toBeLessThan(3_000);
    expect(told[0]?.arrivedAtMs).toBeGreaterThan(istMs('09:00:00'));
  });
});
