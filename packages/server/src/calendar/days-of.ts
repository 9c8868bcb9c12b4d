import type { TradingCalendar } from '@orderwatch/core';

/** What a calendar says of its days, as a text: two that say the same of every day have the same. */
export function daysOf({
  firstDay,
  lastDay,
  holidays,
  specialSessions,
  settlementHolidays,
}: TradingCalendar): string {
  return JSON.stringify([firstDay, lastDay, [...holidays], [...specialSessions], [...settlementHolidays]]);
}
