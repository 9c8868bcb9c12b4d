/**
 * The exchange's calendar as a value: which days are traded, what happens when, and how far it is known.
 *
 * 1. A day outside the coverage is `outside_coverage`, never guessed. What must go on without an answer (an expiry, the
 *    watching of orders) asks a function whose name says provisional.
 * 2. Rules of the day (phases, AMO windows) carry the day from which they hold; the latest that has begun holds.
 * 3. A phase may hold for every instrument, or only for those with or without derivatives. The particular one wins.
 * 4. Days are days in India. Wall-clock times are Indian time.
 */
export interface TradingCalendar {
  readonly exchange: string;
  readonly firstDay: Temporal.PlainDate;
  readonly lastDay: Temporal.PlainDate;
  /** Keyed by ISO date. */
  readonly holidays: ReadonlyMap<string, string>;
  /** Keyed by ISO date. They are trading days whatever the weekday. */
  readonly specialSessions: ReadonlyMap<string, SpecialSession>;
  readonly phases: readonly PhaseRule[];
  readonly amoWindows: readonly AmoWindowRule[];
  /** ISO dates on which the clearing corporation is shut, holidays aside: shares bought the day before arrive later. */
  readonly settlementHolidays: ReadonlySet<string>;
}

export interface SpecialSession {
  readonly name: string;
  readonly open: Temporal.PlainTime;
  readonly close: Temporal.PlainTime;
}

export const SESSION_PHASES = [
  'pre_open_order_entry',
  'pre_open_matching',
  'pre_open_buffer',
  'continuous',
  'closing_auction_reference',
  'closing_auction_entry',
  'closing_auction_matching',
  'post_close',
] as const;
export type SessionPhaseName = (typeof SESSION_PHASES)[number];

export type PhaseScope = 'all' | 'with_derivatives' | 'without_derivatives';

export interface PhaseRule {
  readonly name: SessionPhaseName;
  readonly scope: PhaseScope;
  readonly effectiveFrom: Temporal.PlainDate;
  /** The last day on which it holds; null while it is in force. */
  readonly effectiveUntil: Temporal.PlainDate | null;
  readonly from: Temporal.PlainTime;
  readonly until: Temporal.PlainTime;
}

export const AMO_SEGMENTS = ['nse_cm', 'bse_cm'] as const;

/** When the broker takes after-market orders: from `opens` on one day until `closes` before the next session. */
export interface AmoWindowRule {
  readonly segment: (typeof AMO_SEGMENTS)[number];
  readonly effectiveFrom: Temporal.PlainDate;
  readonly opens: Temporal.PlainTime;
  readonly closes: Temporal.PlainTime;
}

/** The calendar does not know this day. Import the exchange's list for its year. */
export interface OutsideCoverage {
  readonly kind: 'outside_coverage';
  readonly day: Temporal.PlainDate;
  readonly firstDay: Temporal.PlainDate;
  readonly lastDay: Temporal.PlainDate;
}

export function outsideCoverage(calendar: TradingCalendar, day: Temporal.PlainDate): OutsideCoverage {
  return { kind: 'outside_coverage', day, firstDay: calendar.firstDay, lastDay: calendar.lastDay };
}

/** True when the calendar knows what kind of day this is. */
export function covers(calendar: TradingCalendar, day: Temporal.PlainDate): boolean {
  return (
    Temporal.PlainDate.compare(day, calendar.firstDay) >= 0 &&
    Temporal.PlainDate.compare(day, calendar.lastDay) <= 0
  );
}
