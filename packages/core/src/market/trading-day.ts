import { err, ok, type Result } from '../result.ts';
import { dayNumber, dayOfNumber } from '../time.ts';
import {
  covers,
  type OutsideCoverage,
  outsideCoverage,
  type SpecialSession,
  type TradingCalendar,
} from './calendar.ts';
import { keepByDay } from './keep-by-day.ts';

export type TradingDayKind =
  /** `special` is null on a day with the ordinary hours. */
  | { readonly kind: 'open'; readonly special: SpecialSession | null }
  | { readonly kind: 'holiday'; readonly name: string }
  | { readonly kind: 'weekend' }
  | OutsideCoverage;

/** What kind of day it is. A special session makes a Sunday a trading day; nothing is guessed outside the coverage. */
export function tradingDayKind(calendar: TradingCalendar, day: Temporal.PlainDate): TradingDayKind {
  return keptKinds(calendar, String(dayNumber(day)), () => kindOf(calendar, day));
}

const keptKinds = keepByDay<TradingDayKind>();

function kindOf(calendar: TradingCalendar, day: Temporal.PlainDate): TradingDayKind {
  if (!covers(calendar, day)) return outsideCoverage(calendar, day);
  const key = day.toString();
  const special = calendar.specialSessions.get(key);
  if (special !== undefined) return { kind: 'open', special };
  const holiday = calendar.holidays.get(key);
  if (holiday !== undefined) return { kind: 'holiday', name: holiday };
  return isWeekend(day) ? { kind: 'weekend' } : { kind: 'open', special: null };
}

export function isWeekend(day: Temporal.PlainDate): boolean {
  return day.dayOfWeek > 5;
}

/** Whether the exchange trades on this day. */
export function isTradingDay(
  calendar: TradingCalendar,
  day: Temporal.PlainDate,
): Result<boolean, OutsideCoverage> {
  const kind = tradingDayKind(calendar, day);
  return kind.kind === 'outside_coverage' ? err(kind) : ok(kind.kind === 'open');
}

/** The first trading day after `day`. */
export function nextTradingDay(
  calendar: TradingCalendar,
  day: Temporal.PlainDate,
): Result<Temporal.PlainDate, OutsideCoverage> {
  return walk(calendar, day, 1);
}

/** The last trading day before `day`. */
export function previousTradingDay(
  calendar: TradingCalendar,
  day: Temporal.PlainDate,
): Result<Temporal.PlainDate, OutsideCoverage> {
  return walk(calendar, day, -1);
}

function walk(
  calendar: TradingCalendar,
  start: Temporal.PlainDate,
  step: 1 | -1,
): Result<Temporal.PlainDate, OutsideCoverage> {
  for (let number = dayNumber(start) + step; ; number += step) {
    const day = dayOfNumber(number);
    const trades = isTradingDay(calendar, day);
    if (!trades.ok) return trades;
    if (trades.value) return ok(day);
  }
}

export interface ProvisionalDay {
  readonly day: Temporal.PlainDate;
  /** True when the calendar did not know, and the weekday alone decided. */
  readonly provisional: boolean;
}

/**
 * The next trading day for something that needs an answer even beyond the coverage, such as the expiry of a retry:
 * there the next weekday, and marked.
 */
export function provisionalNextTradingDay(
  calendar: TradingCalendar,
  day: Temporal.PlainDate,
): ProvisionalDay {
  const known = nextTradingDay(calendar, day);
  if (known.ok) return { day: known.value, provisional: false };
  // Days that the calendar does know as shut are not offered, so the guess begins where its knowledge ended.
  let guess = known.error.day;
  while (!mayTrade(calendar, guess)) guess = guess.add({ days: 1 });
  return { day: guess, provisional: true };
}

function mayTrade(calendar: TradingCalendar, day: Temporal.PlainDate): boolean {
  const kind = tradingDayKind(calendar, day);
  return kind.kind === 'outside_coverage' ? !isWeekend(day) : kind.kind === 'open';
}

/** Whether shares are settled on this day. A settlement holiday can be a trading day (the Budget's Sunday). */
export function isSettlementDay(
  calendar: TradingCalendar,
  day: Temporal.PlainDate,
): Result<boolean, OutsideCoverage> {
  const trades = isTradingDay(calendar, day);
  return trades.ok ? ok(trades.value && !calendar.settlementHolidays.has(day.toString())) : trades;
}
