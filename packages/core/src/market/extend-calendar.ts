import { err, ok, type Result } from '../result.ts';
import type { TradingCalendar } from './calendar.ts';

export type ExtendError =
  | { readonly kind: 'other_exchange'; readonly first: string; readonly second: string }
  /** Days between the two would be unknown inside the coverage, which must have no holes. */
  | {
      readonly kind: 'gap_between';
      readonly after: Temporal.PlainDate;
      readonly before: Temporal.PlainDate;
    };

/**
 * One calendar that reaches as far as both. Where they overlap the addition holds: it is the newer list, and a holiday
 * that it no longer names is none. The rules of the day are the addition's, which carry their own dates; of two from the same day the one that stands first holds.
 */
export function extendCalendar(
  base: TradingCalendar,
  addition: TradingCalendar,
): Result<TradingCalendar, ExtendError> {
  if (base.exchange !== addition.exchange) {
    return err({ kind: 'other_exchange', first: base.exchange, second: addition.exchange });
  }
  const [earlier, later] = isAfter(base.firstDay, addition.firstDay) ? [addition, base] : [base, addition];
  if (isAfter(later.firstDay, earlier.lastDay.add({ days: 1 }))) {
    return err({ kind: 'gap_between', after: earlier.lastDay, before: later.firstDay });
  }
  const kept = (day: string) => {
    const date = Temporal.PlainDate.from(day);
    return isAfter(addition.firstDay, date) || isAfter(date, addition.lastDay);
  };
  return ok({
    exchange: base.exchange,
    firstDay: earlier.firstDay,
    lastDay: isAfter(base.lastDay, addition.lastDay) ? base.lastDay : addition.lastDay,
    holidays: new Map([...[...base.holidays].filter(([day]) => kept(day)), ...addition.holidays]),
    specialSessions: new Map([
      ...[...base.specialSessions].filter(([day]) => kept(day)),
      ...addition.specialSessions,
    ]),
    settlementHolidays: new Set([
      ...[...base.settlementHolidays].filter(kept),
      ...addition.settlementHolidays,
    ]),
    phases: [...addition.phases, ...base.phases],
    amoWindows: [...addition.amoWindows, ...base.amoWindows],
  });
}

function isAfter(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) > 0;
}
