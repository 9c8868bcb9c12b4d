import { createHash } from 'node:crypto';
import { type CalendarProblem, err, ok, type Result, readCalendarFile } from '@orderwatch/core';
import { keepCalendarFile } from '../db/calendar/keep-calendar-file.ts';
import type { Db } from '../db/connect.ts';
import type { Json } from '../db/tables.ts';
import { loadCalendar } from './load-calendar.ts';

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

export type CalendarImportError =
  | { readonly kind: 'no_json'; readonly why: string }
  | { readonly kind: 'refused'; readonly problems: readonly CalendarProblem[] };

/** Reads a calendar file's text and keeps it whole, or says everything that is wrong with it and keeps nothing. */
export async function importCalendar(
  db: Db,
  { fileName, text, nowMs }: { readonly fileName: string; readonly text: string; readonly nowMs: number },
): Promise<Result<ImportedCalendar, CalendarImportError>> {
  const body = readJson(text);
  if (!body.ok) return err({ kind: 'no_json', why: body.error });
  const { calendar } = await loadCalendar(db);
  const read = readCalendarFile(calendar, body.value);
  if (!read.ok) return err({ kind: 'refused', problems: read.error });
  const { addition, extended } = read.value;
  const sha256 = createHash('sha256').update(text).digest('hex');
  const changed = await keepCalendarFile(db, { fileName, body: body.value, importedAtMs: nowMs }, sha256);
  return ok({
    first_day: addition.firstDay.toString(),
    last_day: addition.lastDay.toString(),
    reaches_until: extended.lastDay.toString(),
    holidays: addition.holidays.size,
    special_sessions: addition.specialSessions.size,
    changed,
  });
}

function readJson(text: string): Result<Json, string> {
  try {
    const value: Json = JSON.parse(text.replace(/^\uFEFF/, ''));
    return ok(value);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
