import { describe, expect, it } from 'vitest';
import { EVENING, startTradingDay } from '../../support/trading-day.ts';

async function playedHistory(seed: number): Promise<readonly string[]> {
  const day = await startTradingDay({ seed });
  await day.until('16:05:00', EVENING);
  day.simulator.broker.rejectAtOpen({ tradingSymbol: 'CIPLA-EQ' }, 'RMS:Rule: Check T1 holdings', 'rms');
  day.simulator.faults.add({ kind: 'lost_after', operation: 'place', times: 1 });
  await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'CIPLA' }, { symbol: 'TCS' }]));
  await day.until('09:30:00');
  return (await day.events()).map(
    ({ seq, at, kind, hash }) => `${seq} ${at} ${kind} ${hash.toString('hex')}`,
  );
}

describe('a simulated day', () => {
  it('with the same seed has the same history, down to the hash of each event', async () => {
    const [first, second] = [await playedHistory(11), await playedHistory(11)];
    expect(second).toEqual(first);
    expect(first.length).toBeGreaterThan(15);
  });
});
