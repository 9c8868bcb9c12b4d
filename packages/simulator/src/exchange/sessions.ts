import {
  dayOfNumber,
  istMoment,
  type OutsideCoverage,
  phasesOfDay,
  type TradingCalendar,
  tradingDayKind,
} from '@orderwatch/core';
import { drawnBetween } from '../random.ts';
import type { Session } from './session.ts';

/** The trading days of the simulated world. */
export interface Sessions {
  /** Null on a day without trading. */
  on(dayNumber: number, hasDerivatives: boolean): Session | null;
  next(dayNumber: number): number;
  previous(dayNumber: number): number;
}

const IST_OFFSET_MS = 19_800_000;
const DAY_MS = 86_400_000;
const LONGEST_CLOSURE_DAYS = 30;

function dayStartMs(dayNumber: number): number {
  return dayNumber * DAY_MS - IST_OFFSET_MS;
}

/**
 * Sessions by the calendar. Beyond its coverage every weekday is traded at the ordinary hours: a simulated market has to
 * do something on such a day, and those who watch it have to cope.
 */
export function calendarSessions(calendar: TradingCalendar, seed: number): Sessions {
  const known = new Map<string, Session | null>();
  const on = (dayNumber: number, hasDerivatives: boolean): Session | null => {
    const key = `${dayNumber}|${hasDerivatives}`;
    let session = known.get(key);
    if (session === undefined) {
      session = readSession(calendar, seed, dayNumber, hasDerivatives);
      known.set(key, session);
    }
    return session;
  };
  return { on, ...neighbours(on) };
}

/** Every day is one continuous session from midnight to midnight. */
export function alwaysOpenSessions(): Sessions {
  const on = (dayNumber: number): Session => {
    const fromMs = dayStartMs(dayNumber);
    const toMs = fromMs + DAY_MS;
    return { dayNumber, preOpen: null, continuous: { fromMs, toMs }, closing: null, endsMs: toMs };
  };
  return { on, next: (dayNumber) => dayNumber + 1, previous: (dayNumber) => dayNumber - 1 };
}

function neighbours(on: Sessions['on']): Pick<Sessions, 'next' | 'previous'> {
  const walk = (start: number, step: 1 | -1): number => {
    for (let steps = 1; steps <= LONGEST_CLOSURE_DAYS; steps += 1) {
      if (on(start + steps * step, false)) return start + steps * step;
    }
    throw new Error(`No trading day within ${LONGEST_CLOSURE_DAYS} days of ${dayOfNumber(start)}`);
  };
  return { next: (dayNumber) => walk(dayNumber, 1), previous: (dayNumber) => walk(dayNumber, -1) };
}

function readSession(
  calendar: TradingCalendar,
  seed: number,
  dayNumber: number,
  hasDerivatives: boolean,
): Session | null {
  const day = dayOfNumber(dayNumber);
  const kind = knownKind(tradingDayKind(calendar, day));
  if (kind.kind !== 'open') return null;
  const phases = new Map(
    phasesOfDay(calendar, day, kind.special, { hasDerivatives }).map((phase) => [
      phase.name,
      { fromMs: phase.from.epochMilliseconds, toMs: phase.until.epochMilliseconds },
    ]),
  );
  const continuous = phases.get('continuous');
  if (!continuous) return null;
  // Both ends are drawn per day, not per instrument: the exchange closes entry for the whole market at once.
  const draw = (low: number, high: number, what: string): number =>
    drawnBetween(low * 1_000, high * 1_000, seed, 'session', dayNumber, what);

  const entry = phases.get('pre_open_order_entry');
  const matching = phases.get('pre_open_matching');
  const preOpen = entry &&
    matching && {
      fromMs: entry.fromMs,
      entryEndsMs: entry.toMs - draw(0, 59, 'pre-open entry'),
      matchesMs: matching.fromMs + draw(1, 20, 'pre-open match'),
      matchingEndsMs: matching.toMs,
    };
  const reference = phases.get('closing_auction_reference');
  const closingEntry = phases.get('closing_auction_entry');
  const closingMatch = phases.get('closing_auction_matching');
  const closing = reference &&
    closingEntry &&
    closingMatch && {
      referenceFromMs: reference.fromMs,
      entryFromMs: closingEntry.fromMs,
      entryEndsMs: closingEntry.toMs - draw(0, 119, 'closing entry'),
      matchesMs: closingMatch.fromMs + draw(2, 180, 'closing match'),
      endsMs: closingMatch.toMs,
    };
  return {
    dayNumber,
    preOpen: preOpen ?? null,
    continuous,
    closing: closing ?? null,
    endsMs: closing ? closing.endsMs : continuous.toMs,
  };
}

function knownKind(
  kind: ReturnType<typeof tradingDayKind>,
): Exclude<ReturnType<typeof tradingDayKind>, OutsideCoverage> {
  if (kind.kind !== 'outside_coverage') return kind;
  return kind.day.dayOfWeek > 5 ? { kind: 'weekend' } : { kind: 'open', special: null };
}

/** The moment of a wall-clock time in India, `HH:MM` or `HH:MM:SS`, on a day. */
export function momentOn(dayNumber: number, time: string): number {
  return istMoment(dayOfNumber(dayNumber), Temporal.PlainTime.from(time));
}

/** The ISO date of a day in India, and YYMMDD as order numbers carry it. */
export function isoDate(dayNumber: number): string {
  return dayOfNumber(dayNumber).toString();
}
