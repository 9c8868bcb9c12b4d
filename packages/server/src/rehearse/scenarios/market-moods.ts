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

function lastPrice(day: RehearsalDay, symbol: string): number {
  return day.broker.quotes(day.instrument(symbol)).lastPaise;
}
