import type { TradingDay } from './trading-day.ts';

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
