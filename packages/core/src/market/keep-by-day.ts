import type { TradingCalendar } from './calendar.ts';

/**
 * Keeps what was worked out of a calendar for a day. The answer depends on its arguments alone and is asked for at each
 * step of the clock; to work it out anew takes half a millisecond. A calendar is a value, so what was worked out for it
 * stays true.
 */
export function keepByDay<T>(): (calendar: TradingCalendar, key: string, workOut: () => T) => T {
  const kept = new WeakMap<TradingCalendar, Map<string, T>>();
  return (calendar, key, workOut) => {
    const days = kept.get(calendar) ?? new Map<string, T>();
    kept.set(calendar, days);
    const known = days.get(key);
    if (known !== undefined) return known;
    const found = workOut();
    days.set(key, found);
    return found;
  };
}
