import type { Result } from '../result.ts';
import { dayNumber, istDate, istDayNumber } from '../time.ts';
import { type OutsideCoverage, outsideCoverage, type TradingCalendar } from './calendar.ts';
import { type DayPhase, type PhaseScopeOf, phasesOfDay } from './day-phases.ts';
import { keepByDay } from './keep-by-day.ts';
import { nextTradingDay, previousTradingDay, type TradingDayKind, tradingDayKind } from './trading-day.ts';

export type MarketPhase =
  | (DayPhase & { readonly tradingDay: Temporal.PlainDate })
  | {
      readonly name: 'closed';
      readonly why: 'night' | 'weekend' | 'holiday';
      /** The holiday's name, else null. */
      readonly holiday: string | null;
      /** When the session before it ended, and when the next begins; null where the calendar does not know. */
      readonly from: Temporal.Instant | null;
      readonly until: Temporal.Instant | null;
      /** The trading day that it leads to; null beyond the coverage. */
      readonly tradingDay: Temporal.PlainDate | null;
    }
  | {
      readonly name: 'outside_coverage';
      readonly from: null;
      readonly until: null;
      readonly tradingDay: null;
      readonly coverage: OutsideCoverage;
    };

/** What the market does at this moment, for instruments with or without derivatives. */
export function phaseAt(
  calendar: TradingCalendar,
  at: Temporal.Instant,
  instrument: PhaseScopeOf,
): MarketPhase {
  const atMs = at.epochMilliseconds;
  const key = `${istDayNumber(atMs)} ${instrument.hasDerivatives}`;
  const { spans, before, between } = keptCourses(calendar, key, () =>
    courseOf(calendar, istDate(atMs), instrument),
  );
  if (spans[0] !== undefined && atMs < spans[0].fromMs) return before;
  return spans.find(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs)?.phase ?? between;
}

/** A day's phases with their bounds as numbers, which compare many times as fast as instants. */
interface Course {
  readonly spans: readonly {
    readonly fromMs: number;
    readonly untilMs: number;
    readonly phase: MarketPhase;
  }[];
  /** What holds before the first of them. */
  readonly before: MarketPhase;
  /** What holds outside of them otherwise. */
  readonly between: MarketPhase;
}

const keptCourses = keepByDay<Course>();

function courseOf(calendar: TradingCalendar, day: Temporal.PlainDate, instrument: PhaseScopeOf): Course {
  const kind = tradingDayKind(calendar, day);
  if (kind.kind === 'outside_coverage') {
    const none = { name: 'outside_coverage', from: null, until: null, tradingDay: null } as const;
    const outside = { ...none, coverage: kind };
    return { spans: [], before: outside, between: outside };
  }
  const spans = phasesOn(calendar, day, instrument).map((phase) => ({
    fromMs: phase.from.epochMilliseconds,
    untilMs: phase.until.epochMilliseconds,
    phase: { ...phase, tradingDay: day },
  }));
  const closed = (opensToday: boolean) => closedOn(calendar, day, { kind, instrument, opensToday });
  return { spans, before: closed(true), between: closed(false) };
}

/** The time before a day's first phase or after its last, or the whole of a day without any. */
function closedOn(
  calendar: TradingCalendar,
  day: Temporal.PlainDate,
  of: {
    readonly kind: Exclude<TradingDayKind, OutsideCoverage>;
    readonly instrument: PhaseScopeOf;
    readonly opensToday: boolean;
  },
): MarketPhase {
  const { kind, instrument, opensToday } = of;
  const closedToday = phasesOn(calendar, day, instrument).length > 0 && !opensToday;
  const next = opensToday ? day : dayOrNull(nextTradingDay(calendar, day));
  const last = closedToday ? day : dayOrNull(previousTradingDay(calendar, day));
  return {
    name: 'closed',
    why: kind.kind === 'open' ? 'night' : kind.kind,
    holiday: kind.kind === 'holiday' ? kind.name : null,
    from: last === null ? null : (phasesOn(calendar, last, instrument).at(-1)?.until ?? null),
    until: next === null ? null : (phasesOn(calendar, next, instrument)[0]?.from ?? null),
    tradingDay: next,
  };
}

/** When the phase changes next; null where the calendar does not know. */
export function nextPhaseChange(
  calendar: TradingCalendar,
  at: Temporal.Instant,
  instrument: PhaseScopeOf,
): Temporal.Instant | null {
  return phaseAt(calendar, at, instrument).until;
}

/**
 * The trading day to which an order belongs that is placed now. A regular order belongs to the session under way or the
 * next one, an after-market order to the next session that has not begun.
 */
export function tradingDayFor(
  calendar: TradingCalendar,
  at: Temporal.Instant,
  variety: 'amo' | 'regular',
): Result<Temporal.PlainDate, OutsideCoverage> {
  const day = istDate(at.epochMilliseconds);
  const kind = tradingDayKind(calendar, day);
  if (kind.kind === 'outside_coverage') return { ok: false, error: outsideCoverage(calendar, day) };
  const phases = matchingPhases(phasesOn(calendar, day, { hasDerivatives: true }));
  const limit = variety === 'amo' ? phases[0]?.from : phases.at(-1)?.until;
  return limit !== undefined && isBefore(at, limit)
    ? { ok: true, value: day }
    : nextTradingDay(calendar, day);
}

/** The phases in which an ordinary order can still be filled: all but the trades at the closing price. */
export function matchingPhases(phases: readonly DayPhase[]): readonly DayPhase[] {
  return phases.filter((phase) => phase.name !== 'post_close' && phase.name !== 'settling');
}

const keptPhases = keepByDay<readonly DayPhase[]>();

function phasesOn(
  calendar: TradingCalendar,
  day: Temporal.PlainDate,
  instrument: PhaseScopeOf,
): readonly DayPhase[] {
  return keptPhases(calendar, `${dayNumber(day)} ${instrument.hasDerivatives}`, () => {
    const kind = tradingDayKind(calendar, day);
    return kind.kind === 'open' ? phasesOfDay(calendar, day, kind.special, instrument) : [];
  });
}

function dayOrNull(found: ReturnType<typeof nextTradingDay>): Temporal.PlainDate | null {
  return found.ok ? found.value : null;
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return a.epochMilliseconds < b.epochMilliseconds;
}
