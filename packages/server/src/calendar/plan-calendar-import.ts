import { createHash } from 'node:crypto';
import {
  type CalendarChange,
  type CalendarProblem,
  compareCalendars,
  err,
  ok,
  type Result,
  readCalendarFile,
  type TradingCalendar,
} from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import type { Json } from '../db/tables.ts';
import { daysOf } from './days-of.ts';
import { loadCalendar } from './load-calendar.ts';

/** What a calendar file would bring. */
export interface CalendarImportPlan {
  readonly body: Json;
  readonly sha256: string;
  /** What the file says by itself. */
  readonly addition: TradingCalendar;
  /** The known calendar with it. */
  readonly extended: TradingCalendar;
  readonly changes: readonly CalendarChange[];
  /** Names the file and the calendar that it would change: another one when either is. */
  readonly version: string;
}

export type CalendarImportError =
  | { readonly kind: 'no_json'; readonly why: string }
  | { readonly kind: 'refused'; readonly problems: readonly CalendarProblem[] };

/** Reads a calendar file's text beside what is known and keeps nothing: what it brings, or everything that is wrong with it. */
export async function planCalendarImport(
  db: Db,
  text: string,
): Promise<Result<CalendarImportPlan, CalendarImportError>> {
  const body = readJson(text);
  if (!body.ok) return err({ kind: 'no_json', why: body.error });
  const { calendar } = await loadCalendar(db);
  const read = readCalendarFile(calendar, body.value);
  if (!read.ok) return err({ kind: 'refused', problems: read.error });
  const sha256 = hashOf(text);
  return ok({
    body: body.value,
    sha256,
    ...read.value,
    changes: compareCalendars(calendar, read.value.extended),
    version: hashOf(`${sha256} ${daysOf(calendar)}`),
  });
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function readJson(text: string): Result<Json, string> {
  try {
    const value: Json = JSON.parse(text.replace(/^\uFEFF/, ''));
    return ok(value);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
