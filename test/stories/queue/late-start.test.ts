import { describe, expect, it } from 'vitest';
import { EVENING, MORNING, startTradingDay, type TradingDay } from '../../support/trading-day.ts';

/** One buy queued in the evening by a desk that then stops; money has come since. */
async function stoppedDay(): Promise<TradingDay> {
  const day = await startTradingDay({ account: { cashPaise: 5_000_000 }, first: { instanceId: 'first' } });
  await day.until('16:05:00', EVENING);
  await day.place(await day.recommend([{ symbol: 'SBIN' }]));
  day.simulator.broker.deposit(day.account.ucc, 20_000_000);
  await day.desk.stop();
  return day;
}

describe('a desk that was down at the time of the retry', () => {
  it('makes up for it while the AMO window is open', async () => {
    const day = await stoppedDay();
    await day.until('08:45:00', MORNING);
    await day.startDesk({ instanceId: 'second' });
    await day.until('08:46:00', MORNING);
    expect(await day.order('SBIN')).toMatchObject({ status: 'amo', trading_day: MORNING });
    expect(day.placements()).toBe(1);
  });

  it('does not send into the session what was meant for before it, and ends what has expired meanwhile', async () => {
    const day = await stoppedDay();
    await day.until('09:30:00', MORNING);
    await day.startDesk({ instanceId: 'second' });
    await day.until('11:00:00', MORNING);
    expect(await day.order('SBIN')).toMatchObject({ status: 'retry_pending', retry_count: 0 });
    await day.until('15:50:00', MORNING);
    expect(await day.order('SBIN')).toMatchObject({ status: 'cancelled', cancelled_by: 'expiry' });
    expect(day.placements()).toBe(0);
  });
});
