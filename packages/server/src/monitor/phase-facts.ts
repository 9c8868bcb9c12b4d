import {
  dayBounds,
  type EpochMs,
  type IstDay,
  instant,
  istDate,
  istDayNumber,
  istMoment,
  nextTradingDay,
  type PhaseFacts,
  provisionalNextTradingDay,
  type ReconcileFacts,
  type TradingCalendar,
  tradingDayFor,
} from '@orderwatch/core';
import { dayNumber, dayText } from '../db/cycle/records.ts';

/**
 * Where the trading day stands for a reading asked for at this moment. A clock that is ahead of the broker's by so much would close
 * the day before its end.
 */
export function phaseFactsAt(
  calendar: TradingCalendar,
  requestedAtMs: EpochMs,
  sealedDay: IstDay | null,
  clockAheadMs = 0,
): PhaseFacts {
  const today = istDate(requestedAtMs);
  const todayNumber = istDayNumber(requestedAtMs);
  const bounds = dayBounds(calendar, today);
  if (bounds.kind === 'session' && (sealedDay === null || sealedDay < todayNumber)) {
    return {
      bookDay: todayNumber,
      daySealable: requestedAtMs - clockAheadMs >= bounds.sealNotBefore.epochMilliseconds,
    };
  }
  return { bookDay: tradingDayAfter(calendar, today), daySealable: false };
}

/** The calendar's answers that reconciliation asks for, with the weekday's where the calendar does not reach. */
export function reconcileFacts(
  calendar: TradingCalendar,
  findInstrument: ReconcileFacts['findInstrument'],
): ReconcileFacts {
  return {
    findInstrument,
    tradingDayFor(at, variety) {
      const day = tradingDayFor(calendar, instant(at), variety);
      return day.ok ? dayNumber(day.value.toString()) : tradingDayAfter(calendar, istDate(at));
    },
    dayEndMs(day) {
      const date = Temporal.PlainDate.from(dayText(day));
      const bounds = dayBounds(calendar, date);
      return bounds.kind === 'session'
        ? bounds.lastPhaseEnd.epochMilliseconds
        : istMoment(date, Temporal.PlainTime.from('15:30'));
    },
  };
}

/** The next trading day, by weekday where the calendar ends. */
function tradingDayAfter(calendar: TradingCalendar, day: Temporal.PlainDate): IstDay {
  const next = nextTradingDay(calendar, day);
  const found = next.ok ? next.value : provisionalNextTradingDay(calendar, day).day;
  return dayNumber(found.toString());
}
