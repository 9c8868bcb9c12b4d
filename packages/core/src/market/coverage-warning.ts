import { IST } from '../time.ts';
import type { TradingCalendar } from './calendar.ts';

export type CoverageWarning =
  /** Fewer than thirty days are left, today included. */
  | {
      readonly kind: 'ends_soon';
      readonly lastDay: Temporal.PlainDate;
      readonly daysLeft: number;
      readonly missingYear: number;
    }
  | { readonly kind: 'ended'; readonly lastDay: Temporal.PlainDate; readonly missingYear: number }
  | { readonly kind: 'not_begun'; readonly firstDay: Temporal.PlainDate; readonly missingYear: number };

const WARN_BELOW_DAYS = 30;

/** What to tell about the calendar's reach at this moment; null while there is time enough. */
export function coverageWarning(calendar: TradingCalendar, at: Temporal.Instant): CoverageWarning | null {
  const { firstDay, lastDay } = calendar;
  const today = at.toZonedDateTimeISO(IST).toPlainDate();
  if (Temporal.PlainDate.compare(today, firstDay) < 0) {
    return { kind: 'not_begun', firstDay, missingYear: today.year };
  }
  const daysLeft = today.until(lastDay).days + 1;
  if (daysLeft <= 0) return { kind: 'ended', lastDay, missingYear: today.year };
  if (daysLeft >= WARN_BELOW_DAYS) return null;
  return { kind: 'ends_soon', lastDay, daysLeft, missingYear: lastDay.add({ days: 1 }).year };
}
