import { amoWindowAt, instant, istDayNumber } from '@orderwatch/core';
import type { Session } from '../../exchange/session.ts';
import type { Segment } from '../types.ts';
import { type BrokerWorld, today } from '../world.ts';

const MINUTE_MS = 60_000;
/** Where the calendar is silent the window keeps its ordinary distance from open and close. */
const SHUTS_BEFORE_MS = 18 * MINUTE_MS;
const OPENS_AFTER_MS = 15 * MINUTE_MS;

/**
 * The trading day that an AMO order placed, changed or cancelled now belongs to, or null while the broker's window is
 * shut: in the session, and in the last minutes before it.
 */
export function openAmoDay(world: BrokerWorld, segment: Segment): number | null {
  const nowMs = world.clock.nowMs();
  if (world.alwaysOpen) return nextRelease(world, nowMs, 0);
  const window = amoWindowAt(world.calendar, instant(Math.floor(nowMs)), segment);
  if (window.open)
    return istDayNumber(window.forTradingDay.toZonedDateTime('Asia/Kolkata').epochMilliseconds);
  if (window.why === 'session') return null;
  const session = world.calendarSessions.on(today(world), false);
  const isShut =
    session &&
    nowMs >= session.continuous.fromMs - SHUTS_BEFORE_MS &&
    nowMs < session.continuous.toMs + OPENS_AFTER_MS;
  return isShut ? null : nextRelease(world, nowMs, SHUTS_BEFORE_MS);
}

function nextRelease(world: BrokerWorld, nowMs: number, leadMs: number): number {
  const day = today(world);
  const session = world.calendarSessions.on(day, false);
  if (session && nowMs < plainReleaseMs(session) - leadMs) return day;
  return world.calendarSessions.next(day);
}

/** When market and limit orders are sent: at the start of the pre-open session, or of a session without one. */
export function plainReleaseMs(session: Session): number {
  return session.preOpen?.fromMs ?? session.continuous.fromMs;
}
