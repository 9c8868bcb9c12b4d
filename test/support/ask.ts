import type { RequestReport, RequestWish } from '../../packages/server/src/requests/request.ts';
import type { TradingDay } from './trading-day.ts';

const STEP_MS = 100;
const MOST_STEPS = 100;

/** Asks the desk for something as the account's owner and waits for the answer; time passes only when it has to. */
export async function ask(
  day: TradingDay,
  wish: Omit<RequestWish, 'accountId' | 'userId' | 'channel'> & Partial<Pick<RequestWish, 'channel'>>,
): Promise<RequestReport> {
  const { accountId, userId } = day.account;
  return whileTimePasses(day, day.desk.request({ accountId, userId, channel: 'api', ...wish }));
}

/** Lets a little simulated time pass, as long as something waits for it. */
export async function whileTimePasses<T>(day: Pick<TradingDay, 'clock'>, work: Promise<T>): Promise<T> {
  let over = false;
  const ending = work.finally(() => {
    over = true;
  });
  // What fails is told to whoever awaits the answer, which is below, some time after.
  ending.catch(() => {});
  await day.clock.settle();
  for (let step = 0; step < MOST_STEPS && !over; step += 1) {
    await day.clock.advanceBy(STEP_MS);
    // The asker looks for the answer on real time.
    await new Promise<void>((resolve) => setTimeout(resolve, 10));
  }
  return ending;
}
