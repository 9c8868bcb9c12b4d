import { dayNumber, istMoment } from '../time.ts';
import type { SpecialSession, TradingCalendar } from './calendar.ts';
import { ordinaryHours, phasesOfDay } from './day-phases.ts';
import { keepByDay } from './keep-by-day.ts';
import { matchingPhases } from './market-phase.ts';
import { isWeekend, tradingDayKind } from './trading-day.ts';

/** The moments by which a day is watched and sealed. */
export interface DayBounds {
  readonly kind: 'session';
  /** One minute before orders can reach the exchange: an AMO can fill in the opening auction. */
  readonly watchFrom: Temporal.Instant;
  /** Start of continuous trading. */
  readonly open: Temporal.Instant;
  /** When the last fill of an ordinary order is possible, over all instruments. */
  readonly lastPhaseEnd: Temporal.Instant;
  /** A reading asked for before this moment does not seal the day. */
  readonly sealNotBefore: Temporal.Instant;
  /** True beyond the calendar's coverage: watch by these, and place nothing. */
  readonly provisional: boolean;
}

export type DayBoundsOrNone =
  | DayBounds
  | { readonly kind: 'no_session'; readonly why: 'weekend' | 'holiday' };

const WATCH_LEAD = { minutes: 1 };
// 15:30 and 15:40: the closing auction's matching ends in between, and brokers take some minutes to show its fills.
const SEAL_AFTER_CLOSE = { minutes: 10 };
const SEAL_AFTER_LAST_PHASE = { minutes: 5 };

/**
 * The bounds of a day. Where the calendar does not reach, weekdays get the bounds of an ordinary day, marked: an unknown
 * day is watched all the same.
 */
export function dayBounds(calendar: TradingCalendar, day: Temporal.PlainDate): DayBoundsOrNone {
  return keptBounds(calendar, String(dayNumber(day)), () => workOut(calendar, day));
}

const keptBounds = keepByDay<DayBoundsOrNone>();

function workOut(calendar: TradingCalendar, day: Temporal.PlainDate): DayBoundsOrNone {
  const kind = tradingDayKind(calendar, day);
  switch (kind.kind) {
    case 'weekend':
    case 'holiday':
      return { kind: 'no_session', why: kind.kind };
    case 'outside_coverage':
      return isWeekend(day)
        ? { kind: 'no_session', why: 'weekend' }
        : { ...sessionBounds(calendar, day, null), provisional: true };
    case 'open':
      return { ...sessionBounds(calendar, day, kind.special), provisional: false };
  }
}

function sessionBounds(
  calendar: TradingCalendar,
  day: Temporal.PlainDate,
  special: SpecialSession | null,
): Omit<DayBounds, 'provisional'> {
  const ends = [true, false].flatMap((hasDerivatives) =>
    matchingPhases(phasesOfDay(calendar, day, special, { hasDerivatives })).map((phase) => phase.until),
  );
  const usual = ordinaryHours(calendar, day);
  // A special session is taken to have a pre-open as long as the ordinary one; watching too early costs nothing.
  const openTime = special?.open ?? usual.open;
  const open = moment(day, openTime);
  const close = moment(day, special?.close ?? usual.close);
  const lastPhaseEnd = ends.reduce(later, close);
  return {
    kind: 'session',
    watchFrom: open.subtract(usual.firstPhase.until(usual.open)).subtract(WATCH_LEAD),
    open,
    lastPhaseEnd,
    sealNotBefore: later(close.add(SEAL_AFTER_CLOSE), lastPhaseEnd.add(SEAL_AFTER_LAST_PHASE)),
  };
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? b : a;
}

function moment(day: Temporal.PlainDate, time: Temporal.PlainTime): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(istMoment(day, time));
}
