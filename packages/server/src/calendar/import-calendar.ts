import { ok, type Result } from '@orderwatch/core';
import { keepCalendarFile } from '../db/calendar/keep-calendar-file.ts';
import type { Db } from '../db/connect.ts';
import {
  type CalendarImportError,
  type CalendarImportPlan,
  planCalendarImport,
} from './plan-calendar-import.ts';

export interface ImportedCalendar {
  /** ISO days: what the file covers, and how far the calendar reaches now. */
  readonly first_day: string;
  readonly last_day: string;
  readonly reaches_until: string;
  readonly holidays: number;
  readonly special_sessions: number;
  /** False when this very file was imported last. */
  readonly changed: boolean;
}

interface ReadFrom {
  readonly fileName: string;
  readonly nowMs: number;
}

/** Reads a calendar file's text and keeps it whole, or says everything that is wrong with it and keeps nothing. */
export async function importCalendar(
  db: Db,
  { text, ...from }: ReadFrom & { readonly text: string },
): Promise<Result<ImportedCalendar, CalendarImportError>> {
  const planned = await planCalendarImport(db, text);
  return planned.ok ? ok(await keepPlannedCalendar(db, planned.value, from)) : planned;
}

/** Keeps a calendar file that was read and found good. */
export async function keepPlannedCalendar(
  db: Db,
  { addition, extended, body, sha256 }: CalendarImportPlan,
  { fileName, nowMs }: ReadFrom,
): Promise<ImportedCalendar> {
  const changed = await keepCalendarFile(db, { fileName, body, importedAtMs: nowMs }, sha256);
  return {
    first_day: addition.firstDay.toString(),
    last_day: addition.lastDay.toString(),
    reaches_until: extended.lastDay.toString(),
    holidays: addition.holidays.size,
    special_sessions: addition.specialSessions.size,
    changed,
  };
}
