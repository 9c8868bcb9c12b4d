import { nseCalendar2026, readCalendarFile, type TradingCalendar } from '@orderwatch/core';
import { type CalendarFile, loadCalendarFiles } from '../db/calendar/load-calendar-files.ts';
import type { Db } from '../db/connect.ts';

export interface KnownCalendar {
  readonly calendar: TradingCalendar;
  /** What was imported into it, the earliest first. */
  readonly files: readonly CalendarFile[];
}

/**
 * The trading calendar of this installation: the one that the program brings, with what was imported. A file was read whole
 * before it was kept; one that cannot be read any more stops the start, since half a calendar would place orders on holidays.
 */
export async function loadCalendar(db: Db): Promise<KnownCalendar> {
  const files = await loadCalendarFiles(db);
  let calendar = nseCalendar2026();
  for (const { fileName, body } of files) {
    const read = readCalendarFile(calendar, body);
    if (!read.ok) {
      throw new Error(`The imported calendar ${fileName} cannot be read: ${JSON.stringify(read.error[0])}`);
    }
    calendar = read.value.extended;
  }
  return { calendar, files };
}
