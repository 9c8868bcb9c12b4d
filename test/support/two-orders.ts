import { expect } from 'vitest';
import { EVENING, startTradingDay, type TradingDay } from './trading-day.ts';

const circuit =
  'RMS:Rule: Check circuit limit including square off order exceeds  : Circuit breach, Order Price :34.65, Low Price Range:30.32 High Price Range:33.51';

/** An evening on which two orders wait at the broker for the opening. */
export async function startEvening(): Promise<TradingDay> {
  const day = await startTradingDay();
  await day.until('16:05:00', EVENING);
  await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'RELIANCE' }]));
  await day.until('16:05:31', EVENING);
  return day;
}

/** The morning after, when the exchange has rejected one of the two. */
export async function startRejected(): Promise<TradingDay> {
  const day = await startTradingDay();
  await day.until('16:05:00', EVENING);
  const takeAgain = day.simulator.broker.rejectAtOpen({ tradingSymbol: 'SBIN-EQ' }, circuit, 'rms');
  await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'RELIANCE' }]));
  await day.until('09:00:15');
  takeAgain();
  return day;
}

/** Lets simulated time pass, as a request needs it, until something is true. */
export async function passTimeUntil(day: TradingDay, isTrue: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(
      async () => {
        await day.clock.advanceBy(100);
        return isTrue();
      },
      { timeout: 30_000 },
    )
    .toBe(true);
}
