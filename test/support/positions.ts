import { expect } from 'vitest';
import { EVENING, startTradingDay, type TradingDay } from './trading-day.ts';

export type PositionRow = Awaited<ReturnType<typeof positionsOf>>[number];

/** The positions of the story's account, oldest first. */
export function positionsOf(day: TradingDay) {
  return day.database.db
    .selectFrom('positions')
    .selectAll()
    .where('account_id', '=', day.account.accountId)
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
}

export function fillsOf(day: TradingDay) {
  return day.database.db
    .selectFrom('fills')
    .selectAll()
    .where('account_id', '=', day.account.accountId)
    .orderBy('learned_at')
    .orderBy('id')
    .execute();
}

/** The day's price of a share at its last close, in paise. */
export function closeOf(day: TradingDay, symbol = 'SBIN'): number {
  const listed = day.simulator.broker.instrument('nse_cm', `${symbol}-EQ`);
  if (listed === undefined) throw new Error(`${symbol} is not listed`);
  return listed.previousClosePaise;
}

/** The nearest price on a step of five paise. */
export function onTick(paise: number): number {
  return Math.round(paise / 5) * 5;
}

/** Sells of the machine, oldest first. */
export async function sellsOf(day: TradingDay) {
  return (await day.orders()).filter(({ side, origin }) => side === 'sell' && origin === 'system');
}

/** Sells on the day of the buy, five percent above it. */
export const CALM = { policy: 'percent', target_percent: '5', first_day: 'T', authorised: 'yes' };

/** Another instance takes over half a minute after the first has died. */
const RESTARTS = { leaseMs: 30_000, first: { instanceId: 'first' } };

/**
 * One share bought in the opening auction of the next morning, in a market that then stands still below its target:
 * the sell rests until something is done to it.
 */
export async function bought(
  sells: Readonly<Record<string, unknown>> = {},
  atBroker: Readonly<Record<string, unknown>> = {},
  restarts = false,
): Promise<TradingDay> {
  const day = await startTradingDay({
    account: { settings: { sells: { ...CALM, ...sells } }, atBroker },
    ...(restarts ? RESTARTS : {}),
  });
  await day.until('16:05:00', EVENING);
  await day.place(await day.recommend([{ symbol: 'SBIN' }]));
  const price = onTick(closeOf(day) * 0.99);
  day.simulator.broker.market.setScript({
    tradingSymbol: 'SBIN-EQ',
    openPaise: price,
    points: [{ at: '09:15', pricePaise: price }],
    closePaise: price,
  });
  return day;
}

/** The broker's number of an order's first attempt. */
export async function numberOf(day: TradingDay, orderId: string): Promise<string> {
  const [attempt] = await day.attempts(orderId);
  return attempt?.broker_order_id ?? '';
}

/** At this broker, what was bought yesterday may be sold before it is delivered. */
export async function withSell(sells: Readonly<Record<string, unknown>> = {}): Promise<TradingDay> {
  const day = await bought(sells, { sellsUnsettled: true });
  await day.until('09:20:00');
  expect(await sellsOf(day)).toMatchObject([{ status: 'pending_execution' }]);
  return day;
}
