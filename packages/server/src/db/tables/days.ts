import type { JsonColumn, Moment } from './columns.ts';

export interface DaySummariesTable {
  account_id: string;
  user_id: string;
  day: string;
  made_at: Moment;
  sealed: boolean;
  provisional: boolean;
  figures: JsonColumn;
}
