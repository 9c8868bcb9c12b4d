import { type EpochMs, istDate, istMoment, istTime } from '../time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** After these, every hour. */
const FIRST = [5 * MINUTE, 15 * MINUTE, 30 * MINUTE];
const LEAST_PAUSE_MS = 30 * MINUTE;
/** Hours in India between which nobody is woken. */
const QUIET_FROM = 22;
const QUIET_UNTIL = 8;

/**
 * When a person is next reminded of something that only he can settle, `sinceMs` being when it began: after 5, 15 and 30
 * minutes, then every hour, at night not. A function of the times alone, so that a restart neither skips nor repeats one.
 */
export function nextReminderMs(sinceMs: EpochMs, afterMs: EpochMs): EpochMs {
  const soon = FIRST.map((delay) => sinceMs + delay).find((atMs) => atMs > afterMs);
  if (soon !== undefined) return soon;
  // The first of a morning is not followed by another at once.
  const hours = Math.max(1, Math.ceil((afterMs + LEAST_PAUSE_MS - sinceMs) / HOUR));
  return outsideTheNight(sinceMs + hours * HOUR);
}

function outsideTheNight(atMs: EpochMs): EpochMs {
  const { hour } = istTime(atMs);
  const morning = Temporal.PlainTime.from({ hour: QUIET_UNTIL });
  if (hour < QUIET_UNTIL) return istMoment(istDate(atMs), morning);
  return hour >= QUIET_FROM ? istMoment(istDate(atMs).add({ days: 1 }), morning) : atMs;
}
