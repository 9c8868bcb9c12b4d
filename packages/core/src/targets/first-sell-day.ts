import {
  dayNumber,
  dayOfNumber,
  isSettlementDay,
  nextTradingDay,
  type OutsideCoverage,
  type TradingCalendar,
} from '../market/index.ts';
import type { IstDay } from '../orders/index.ts';
import { ok, type Result } from '../result.ts';

/**
 * From when a bought share may be sold: `settled`, the first trading day that begins with it delivered; `T+1`, the trading
 * day after the purchase, delivered or not; `T`, at once. Before delivery a sale stands on the seller's own delivery
 * coming in; where it does not, the exchange buys the shares in at the seller's cost.
 */
export type FirstSellDay = 'settled' | 'T+1' | 'T';

/** The first day on which shares bought on this day may be sold. An error when the calendar does not reach it. */
export function firstDayToSell(
  calendar: TradingCalendar,
  bought: IstDay,
  rule: FirstSellDay,
): Result<IstDay, OutsideCoverage> {
  if (rule === 'T') return ok(bought);
  const day = dayOfNumber(bought);
  const next = nextTradingDay(calendar, day);
  if (!next.ok || rule === 'T+1') return next.ok ? ok(dayNumber(next.value)) : next;
  const delivered = settlementDayFrom(calendar, next.value);
  if (!delivered.ok) return delivered;
  // The pay-out comes in the afternoon: the session of that day begins without the shares.
  const after = nextTradingDay(calendar, delivered.value);
  return after.ok ? ok(dayNumber(after.value)) : after;
}

function settlementDayFrom(
  calendar: TradingCalendar,
  first: Temporal.PlainDate,
): Result<Temporal.PlainDate, OutsideCoverage> {
  for (let day = first; ; day = day.add({ days: 1 })) {
    const settles = isSettlementDay(calendar, day);
    if (!settles.ok) return settles;
    if (settles.value) return ok(day);
  }
}
