import { previousTradingDay, type TradingCalendar } from '../../market/index.ts';

const NAMED_DAY = /_(\d{4})(\d{2})(\d{2})_\d{6}\.csv$/i;

/** The day in India that the name of an analysis gives: `bulk_analysis_final_20260821_160000.csv`. Null without one. */
export function analysisDay(name: string): Temporal.PlainDate | null {
  const [, year, month, day] = NAMED_DAY.exec(name) ?? [];
  if (year === undefined) return null;
  try {
    const parts = { year: Number(year), month: Number(month), day: Number(day) };
    return Temporal.PlainDate.from(parts, { overflow: 'reject' });
  } catch {
    return null;
  }
}

/**
 * The day of the session whose closing prices a placement for `forDay` goes by, when the analysis was made before it; null
 * when it was not. An analysis that failed leaves the file of the day before as the newest, with prices that are gone.
 */
export function missedClose(
  calendar: TradingCalendar,
  analysed: Temporal.PlainDate,
  forDay: Temporal.PlainDate,
): Temporal.PlainDate | null {
  const last = previousTradingDay(calendar, forDay);
  return last.ok && Temporal.PlainDate.compare(analysed, last.value) < 0 ? last.value : null;
}
