import { describe, expect, it } from 'vitest';
import { fundsView } from '../../../packages/server/src/http/schemas/funds.ts';
import { openApi } from '../../support/api.ts';
import { EVENING, startTradingDay, type TradingDay } from '../../support/trading-day.ts';
import { startRejected } from '../../support/two-orders.ts';

/** What the queue says of another try of one share: whether it passes by its price, and when its band was told. */
async function outlookOf(day: TradingDay, symbol: string) {
  const owner = await (await openApi(day)).owner();
  const { id } = await day.order(symbol);
  const { items } = Object((await owner.get('/api/v1/user/funds')).body);
  const [funds] = fundsView.array().parse(items);
  const retry = funds?.retries.find(({ order_id }) => order_id === id);
  return { byBand: retry?.by_band, verdict: retry?.band.verdict, toldAt: retry?.band.as_of };
}

/** The broker tells no more between which prices a share is taken. */
function silenceBands({ simulator, clock }: TradingDay): void {
  const untilMs = clock.nowMs() + 3_600_000;
  const operation = ['quotes', 'scrip_paths', 'scrip_file'] as const;
  simulator.faults.add({ kind: 'status', status: 503, operation, untilMs });
}

describe('whether another try would pass by its price', () => {
  it('is not known while the band is the one of before the refusal, which proved it wrong', async () => {
    const day = await startRejected();
    silenceBands(day);
    await day.until('09:20:00');
    const { byBand, verdict, toldAt } = await outlookOf(day, 'SBIN');
    expect([byBand, verdict]).toEqual(['unknown', 'inside']);
    expect(Date.parse(toldAt ?? '')).toBeLessThan(Date.parse('2026-08-21T09:00:00+05:30'));
  });

  it('is likely once a band was told after the refusal', async () => {
    const day = await startRejected();
    await day.until('09:20:00');
    const { byBand, verdict, toldAt } = await outlookOf(day, 'SBIN');
    expect([byBand, verdict]).toEqual(['yes', 'inside']);
    expect(Date.parse(toldAt ?? '')).toBeGreaterThan(Date.parse('2026-08-21T09:00:00+05:30'));
  });

  it('is out of the question at a price beyond the band', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    await day.place(await day.recommend([{ symbol: 'SBIN', lastClose: '9999.00' }, { symbol: 'ITC' }]));
    expect((await day.order('SBIN')).reason_code).toBe('outside_band');
    await day.until('16:20:00', EVENING);
    expect(await outlookOf(day, 'SBIN')).toMatchObject({ byBand: 'no', verdict: 'above_band' });
  });

  it('is not known of a share whose band nobody has told yet', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    // Nothing is at the broker, so nothing is read, and nothing is asked for beside it.
    await day.place(await day.recommend([{ symbol: 'SBIN', lastClose: '9999.00' }]));
    expect(await outlookOf(day, 'SBIN')).toMatchObject({ byBand: 'unknown', toldAt: null });
  });
});
