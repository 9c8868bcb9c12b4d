import { type DayBounds, dayBounds, type TradingCalendar } from '../market/index.ts';

/** A day on which there is, or may be, a session. */
export interface SessionDay {
  readonly day: Temporal.PlainDate;
  readonly bounds: DayBounds;
}

// The longest run of days without a session in India's history is shorter; beyond the coverage weekdays count.
const DAYS_SEARCHED = 20;

/** The day itself, when it has a session. */
export function sessionOn(calendar: TradingCalendar, day: Temporal.PlainDate): SessionDay | null {
  const bounds = dayBounds(calendar, day);
  return bounds.kind === 'session' ? { day, bounds } : null;
}

/** The next day with a session after this one. */
export function sessionAfter(calendar: TradingCalendar, day: Temporal.PlainDate): SessionDay | null {
  return walk(calendar, day, 1);
}

/** The last day with a session before this one. */
export function sessionBefore(calendar: TradingCalendar, day: Temporal.PlainDate): SessionDay | null {
  return walk(calendar, day, -1);
}

function walk(calendar: TradingCalendar, start: Temporal.PlainDate, step: 1 | -1): SessionDay | null {
  for (let days = 1; days <= DAYS_SEARCHED; days += 1) {
    const found = sessionOn(calendar, start.add({ days: days * step }));
    if (found !== null) return found;
  }
  return null;
}
