import type { TradingCalendar } from '../market/index.ts';
import { dayBounds } from '../market/index.ts';
import { type EpochMs, istDate } from '../time.ts';

export interface MoveFacts {
  readonly nowMs: EpochMs;
  /** Its exchange is simulated by this very program: another one would not know its orders. */
  readonly isPaper: boolean;
  /** When work that may place falls due next (the day's run, the retry queue, an order to verify); null for none. */
  readonly nextPlacingMs: EpochMs | null;
  /** Until when the account is left alone because it could not be given up a moment ago; null when it could. */
  readonly leftAloneUntilMs: EpochMs | null;
}

const MINUTE = 60_000;
/** Time to log in, and to find that it does not work, before orders reach the exchange: a minute before the first reading for it. */
const BEFORE_WATCH_MS = 15 * MINUTE;
/** Until twenty minutes past nine most of what can happen to an after-market order has happened. */
const AFTER_WATCH_MS = 21 * MINUTE;
const BEFORE_PLACING_MS = 5 * MINUTE;

/**
 * Whether an account may change hands just to even the load. Not around the opening, and not when orders are placed or
 * about to be: each of these seconds counts there, and nothing is lost by waiting.
 */
export function mayMove(calendar: TradingCalendar, facts: MoveFacts): boolean {
  const { nowMs, isPaper, nextPlacingMs, leftAloneUntilMs } = facts;
  if (isPaper) return false;
  if (nextPlacingMs !== null && nextPlacingMs - nowMs <= BEFORE_PLACING_MS) return false;
  if (leftAloneUntilMs !== null && nowMs < leftAloneUntilMs) return false;
  const bounds = dayBounds(calendar, istDate(nowMs));
  if (bounds.kind === 'no_session') return true;
  const watchFromMs = bounds.watchFrom.epochMilliseconds;
  return nowMs < watchFromMs - BEFORE_WATCH_MS || nowMs >= watchFromMs + AFTER_WATCH_MS;
}
