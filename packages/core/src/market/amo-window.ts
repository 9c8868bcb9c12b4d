import { IST, istMoment } from '../time.ts';
import type { AmoWindowRule, TradingCalendar } from './calendar.ts';
import { ordinaryHours } from './day-phases.ts';
import type { CashSegment } from './instrument.ts';
import { nextTradingDay, tradingDayKind } from './trading-day.ts';

export type AmoWindow =
  | {
      readonly open: true;
      /** The session that an order placed now will join. */
      readonly forTradingDay: Temporal.PlainDate;
      readonly closesAt: Temporal.Instant;
    }
  | {
      readonly open: false;
      readonly why: 'session' | 'calendar_unknown' | 'window_unknown';
      /** Null when the calendar cannot tell. */
      readonly opensAt: Temporal.Instant | null;
    };

/**
 * Whether the broker takes after-market orders now: from the window's start after a session until its end before the
 * next, nights, weekends and holidays included. Around a session at an unusual hour the window keeps the ordinary
 * distance from its open and its close. Where the next session is unknown it is shut: nothing is placed for a day that
 * nobody can name.
 */
export function amoWindowAt(
  calendar: TradingCalendar,
  at: Temporal.Instant,
  segment: CashSegment,
): AmoWindow {
  const today = at.toZonedDateTimeISO(IST).toPlainDate();
  if (tradingDayKind(calendar, today).kind === 'outside_coverage') {
    return { open: false, why: 'calendar_unknown', opensAt: null };
  }
  const pause = pauseOf(calendar, today, segment);
  if (pause === 'window_unknown') return { open: false, why: pause, opensAt: null };
  if (pause !== null) {
    if (isBefore(at, pause.from)) return { open: true, forTradingDay: today, closesAt: pause.from };
    if (isBefore(at, pause.until)) return { open: false, why: 'session', opensAt: pause.until };
  }
  const next = nextTradingDay(calendar, today);
  if (!next.ok) return { open: false, why: 'calendar_unknown', opensAt: null };
  const nextPause = pauseOf(calendar, next.value, segment);
  if (nextPause === null || nextPause === 'window_unknown') {
    return { open: false, why: 'window_unknown', opensAt: null };
  }
  return { open: true, forTradingDay: next.value, closesAt: nextPause.from };
}

interface Pause {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/** From the end of the window before a session to its start after it; null on a day without a session. */
function pauseOf(
  calendar: TradingCalendar,
  day: Temporal.PlainDate,
  segment: CashSegment,
): Pause | null | 'window_unknown' {
  const kind = tradingDayKind(calendar, day);
  if (kind.kind !== 'open') return null;
  const rule = ruleOn(calendar, day, segment);
  if (rule === undefined) return 'window_unknown';
  const usual = ordinaryHours(calendar, day);
  const { open, close } = kind.special ?? usual;
  return {
    from: moment(day, open).subtract(rule.closes.until(usual.open)),
    until: moment(day, close).add(usual.close.until(rule.opens)),
  };
}

function ruleOn(
  calendar: TradingCalendar,
  day: Temporal.PlainDate,
  segment: CashSegment,
): AmoWindowRule | undefined {
  return calendar.amoWindows
    .filter((rule) => rule.segment === segment && Temporal.PlainDate.compare(rule.effectiveFrom, day) <= 0)
    .toSorted((a, b) => Temporal.PlainDate.compare(b.effectiveFrom, a.effectiveFrom))[0];
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}

function moment(day: Temporal.PlainDate, time: Temporal.PlainTime): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(istMoment(day, time));
}
