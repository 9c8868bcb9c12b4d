import { err, ok, type Result } from '../result.ts';
import type { TradingCalendar } from './calendar.ts';
import type { CalendarProblem } from './calendar-reader.ts';
import { extendCalendar } from './extend-calendar.ts';
import { fromNseHolidayList } from './nse-holiday-list.ts';
import { parseCalendar } from './parse-calendar.ts';

/** A calendar file read beside the calendar that is known. */
export interface CalendarFileRead {
  /** What the file says by itself. */
  readonly addition: TradingCalendar;
  /** The known calendar with it. */
  readonly extended: TradingCalendar;
}

/**
 * Reads a calendar file, the exchange's own list of holidays or a whole calendar, as an addition to the known one. What the
 * file does not say of phases and AMO windows stays as it is known. Every fault is told; then nothing is taken from the file.
 */
export function readCalendarFile(
  known: TradingCalendar,
  source: unknown,
): Result<CalendarFileRead, readonly CalendarProblem[]> {
  const parsed = parseCalendar(fromNseHolidayList(source), known);
  if (!parsed.ok) return parsed;
  const addition = parsed.value;
  const extended = extendCalendar(known, addition);
  if (extended.ok) return ok({ addition, extended: extended.value });
  const { error } = extended;
  return err([
    error.kind === 'other_exchange'
      ? {
          path: 'exchange',
          problem: `It is ${error.second}'s, and the known calendar ${error.first}'s`,
          mend: `Import a calendar of ${error.first}.`,
        }
      : {
          path: 'coverage',
          problem: `The days between ${error.after} and ${error.before} stand in neither calendar`,
          mend: 'Import the file for the days between first.',
        },
  ]);
}
