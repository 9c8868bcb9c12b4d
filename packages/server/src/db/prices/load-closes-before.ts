import {
  dayOfNumber,
  type IstDay,
  istDayNumber,
  type Paise,
  previousTradingDay,
  type TradingCalendar,
} from '@orderwatch/core';
import type { Db } from '../connect.ts';
import { dayNumber } from '../cycle/records.ts';
import { loadCloses } from './load-closes.ts';

interface PricedShare {
  readonly id: string;
  readonly isin: string | null;
  /** When it had the last price that is known of it. */
  readonly pricedAtMs: number | null;
}

export interface CloseBefore {
  readonly day: IstDay;
  readonly close: Paise;
}

/**
 * By id the close of the trading day before that of the last price. A share without one is left out: a close of any other
 * day is not that.
 */
export async function loadClosesBefore(
  db: Db,
  shares: readonly PricedShare[],
  calendar: TradingCalendar,
): Promise<ReadonlyMap<string, CloseBefore>> {
  const wanted = shares.flatMap(({ id, isin, pricedAtMs }) => {
    if (isin === null || pricedAtMs === null) return [];
    const before = previousTradingDay(calendar, dayOfNumber(istDayNumber(pricedAtMs)));
    return before.ok ? [{ id, isin, day: dayNumber(before.value.toString()) }] : [];
  });
  if (wanted.length === 0) return new Map();
  const closes = await loadCloses(
    db,
    [...new Set(wanted.map(({ isin }) => isin))],
    Math.min(...wanted.map(({ day }) => day)),
  );
  return new Map(
    wanted.flatMap(({ id, isin, day }) => {
      const found = closes.get(isin)?.find((each) => each.day === day);
      return found === undefined ? [] : [[id, { day, close: found.close }] as const];
    }),
  );
}
