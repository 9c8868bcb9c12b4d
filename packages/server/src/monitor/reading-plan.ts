import {
  dayBounds,
  dayOfNumber,
  type EpochMs,
  instant,
  istDate,
  istDayNumber,
  phaseAt,
  type TradingCalendar,
} from '@orderwatch/core';

/** What decides how soon the book is read again. */
export interface WatchState {
  readonly nowMs: EpochMs;
  /** When the last reading was asked for: what happens in between may bring the next one forward, never push it back. */
  readonly lastReadingMs: EpochMs;
  readonly feedLive: boolean;
  /** Since when an attempt is unconfirmed or unverified, or a change of it not seen; null when none is. */
  readonly openQuestionSinceMs: EpochMs | null;
  /** Since when no reading was whole; null when the last one was. */
  readonly lacksWholeSinceMs: EpochMs | null;
  /** Whether the broker has, or may have, an order that is not over. */
  readonly ordersWait: boolean;
  /** Whether the trading day under way was sealed by a complete reading. */
  readonly todaySealed: boolean;
}

export interface ReadingPlan {
  readonly atMs: EpochMs;
  /** Null where the next reading is not one of a series but the beginning of the next day. */
  readonly intervalMs: number | null;
  /** Whether the order feed is worth a connection until then. */
  readonly feedWanted: boolean;
  /** Outside the hours: a feed that is down is tried again with the next reading, not every few seconds. */
  readonly quiet: boolean;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Time for logging in, and for telling somebody when that fails, before orders can reach the exchange. */
const SESSION_LEAD_MS = 14 * MINUTE;
/** Until twenty minutes past nine most of what can happen to an after-market order has happened. */
const OPENING_MS = 21 * MINUTE;
/** An open question is asked often while it is young; one that nobody can answer must not cost a call every 10 s. */
const QUESTION_YOUNG_MS = 10 * MINUTE;
/** A row that the broker's answers never have right must not cost a call every minute of the night. */
const LACKING_YOUNG_MS = 10 * MINUTE;
/** A grace period is a promise about readings asked for after it: not in the millisecond in which it ends. */
const SEAL_MARGIN_MS = SECOND;

/**
 * When to read next. The minute's reading is the floor of market hours; around the opening and the closing auction, while
 * the feed is down and while something is unconfirmed it is asked more often; outside the hours every quarter of an
 * hour as long as an order waits at the broker, and every minute for a while behind a reading that was not whole.
 */
export function planReading(calendar: TradingCalendar, state: WatchState): ReadingPlan {
  const { nowMs } = state;
  const young = state.openQuestionSinceMs !== null && nowMs - state.openQuestionSinceMs < QUESTION_YOUNG_MS;
  const bounds = dayBounds(calendar, istDate(nowMs));
  const idle = young ? 10 * SECOND : isLacking(state) ? MINUTE : state.ordersWait ? 15 * MINUTE : null;

  if (bounds.kind === 'session') {
    const watchFrom = bounds.watchFrom.epochMilliseconds;
    const sealFrom = bounds.sealNotBefore.epochMilliseconds + SEAL_MARGIN_MS;
    if (nowMs < watchFrom) return before(watchFrom, idle, state);
    // A day that counts as over before it can be was sealed by a clock that was ahead.
    if (!state.todaySealed || nowMs < sealFrom) {
      const lastPhaseEnd = bounds.lastPhaseEnd.epochMilliseconds;
      const intervalMs =
        nowMs < watchFrom + OPENING_MS || isClosingAuction(calendar, nowMs)
          ? state.feedLive
            ? 10 * SECOND
            : 5 * SECOND
          : nowMs < lastPhaseEnd && !state.feedLive
            ? 10 * SECOND
            : young
              ? 10 * SECOND
              : MINUTE;
      const boundary = nowMs < sealFrom ? sealFrom : Number.POSITIVE_INFINITY;
      return {
        atMs: Math.min(soonest(state, intervalMs), boundary),
        intervalMs,
        feedWanted: true,
        quiet: false,
      };
    }
  }
  return before(nextWatchFrom(calendar, nowMs), idle, state);
}

/** An order by hand of the evening is in the book until midnight only: a reading that lacked some is made up for soon. */
function isLacking({ nowMs, lacksWholeSinceMs }: WatchState): boolean {
  return lacksWholeSinceMs !== null && nowMs - lacksWholeSinceMs < LACKING_YOUNG_MS;
}

/** Outside the hours: now and then while something waits, and in time for the next session. */
function before(watchFromMs: EpochMs, idleMs: number | null, state: WatchState): ReadingPlan {
  // The reading some minutes before the session logs in, so that a problem is known before it matters.
  const sessionAt = watchFromMs - SESSION_LEAD_MS;
  const next = state.nowMs < sessionAt ? sessionAt : watchFromMs;
  if (idleMs === null) {
    return { atMs: next, intervalMs: null, feedWanted: state.nowMs >= sessionAt, quiet: true };
  }
  return { atMs: Math.min(soonest(state, idleMs), next), intervalMs: idleMs, feedWanted: true, quiet: true };
}

/** A reading that is still to come by our clock was made before the clock was set back. */
function soonest({ nowMs, lastReadingMs }: WatchState, intervalMs: number): EpochMs {
  return Math.max(nowMs, Math.min(lastReadingMs, nowMs) + intervalMs);
}

function isClosingAuction(calendar: TradingCalendar, nowMs: EpochMs): boolean {
  return phaseAt(calendar, instant(nowMs), { hasDerivatives: true }).name.startsWith('closing_auction');
}

/** The watch of the next day on which there may be a session, looked for after today. */
function nextWatchFrom(calendar: TradingCalendar, nowMs: EpochMs): EpochMs {
  for (let day = istDayNumber(nowMs) + 1; ; day += 1) {
    const bounds = dayBounds(calendar, dayOfNumber(day));
    if (bounds.kind === 'session') return bounds.watchFrom.epochMilliseconds;
  }
}
