import type { Generated } from 'kysely';
import type { JsonColumn, Moment } from './columns.ts';

/** Calendars that somebody imported. They hold in the order of their import. */
export interface CalendarFilesTable {
  id: Generated<number>;
  file_name: string;
  body: JsonColumn;
  sha256: string;
  imported_at: Moment;
}
