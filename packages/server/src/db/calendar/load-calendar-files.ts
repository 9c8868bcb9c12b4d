import type { EpochMs } from '@orderwatch/core';
import type { Db } from '../connect.ts';
import type { Json } from '../tables.ts';

export interface CalendarFile {
  readonly fileName: string;
  readonly body: Json;
  readonly importedAtMs: EpochMs;
}

/** The calendars that somebody imported, in the order in which they hold. */
export async function loadCalendarFiles(db: Db): Promise<readonly CalendarFile[]> {
  const rows = await db
    .selectFrom('calendar_files')
    .select(['file_name', 'body', 'imported_at'])
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ fileName: row.file_name, body: row.body, importedAtMs: row.imported_at }));
}
