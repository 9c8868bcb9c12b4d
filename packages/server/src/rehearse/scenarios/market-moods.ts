import type { RehearsalDay } from '../rehearsal-day.ts';

/** What the market does to a symbol on the trading day after the evening of placing. Buys are limited at +1 %. */

/** It opens below the limit: the buy fills in the opening auction. */
export function opensBelow(day: RehearsalDay, symbol: string, date: string): void {
  day.broker.market.setScript({ tradingSymbol: `${symbol}-EQ`, day: date, gapPercent: -1 });
}

/** It opens above the limit and stays there: the buy never fills. */
export function staysAbove(day: RehearsalDay, symbol: string, date: string): void {
  const floorPaise = Math.round(lastPrice(day, symbol) * 1.025);
  day.broker.market.setScript({ tradingSymbol: `${symbol}-EQ`, day: date, gapPercent: 3, floorPaise });
}

/** It opens above the limit and falls through it in the hour before `at`. `liquidityPerMinute` makes fills partial. */
export function fallsBy(
  day: RehearsalDay,
  symbol: string,
  date: string,
  at: string,
  liquidityPerMinute?: number,
): void {
  const last = lastPrice(day, symbol);
  const before = Temporal.PlainTime.from(at).subtract({ minutes: 30 }).toString({ smallestUnit: 'minute' });
  day.broker.market.setScript({
    tradingSymbol: `${symbol}-EQ`,
    day: date,
    gapPercent: 3,
    points: [
      { at: '09:15', pricePaise: Math.round(last * 1.03) },
      { at: before, pricePaise: Math.round(last * 1.03) },
      { at, pricePaise: Math.round(last * 0.99) },
    ],
    ...(liquidityPerMinute === undefined ? {} : { liquidityPerMinute }),
  });
}

/** It opens `percent` away from the last price and stands there all day: what is bought there is not sold by chance. */
export function standsAt(day: RehearsalDay, symbol: string, percent: number, date?: string): void {
  const pricePaise = near(day, symbol, percent);
  day.broker.market.setScript({
    tradingSymbol: `${symbol}-EQ`,
    ...(date === undefined ? {} : { day: date }),
    openPaise: pricePaise,
    points: [{ at: '09:15', pricePaise }],
    closePaise: pricePaise,
  });
}

/** A price `percent` away from the last one, on a step of five paise. */
export function near(day: RehearsalDay, symbol: string, percent: number): number {
  return Math.round((lastPrice(day, symbol) * (1 + percent / 100)) / 5) * 5;
}

function lastPrice(day: RehearsalDay, symbol: string): number {
  return day.broker.quotes(day.instrument(symbol)).lastPaise;
}
