import type { ColumnType } from 'kysely';
import type { JsonColumn, JsonColumnOrNull, Moment, MomentOrNull, OrNull } from './columns.ts';

export interface RecommendationFilesTable {
  id: string;
  user_id: string;
  name: string;
  sha256: Buffer;
  received_at: Moment;
  source: 'path' | 'upload' | 'api';
  header: JsonColumn<readonly string[]>;
  rows: JsonColumn<readonly Readonly<Record<string, string>>[]>;
}

export interface PlacementRunsTable {
  id: string;
  account_id: string;
  recommendation_file_id: OrNull<string>;
  trading_day: OrNull<string>;
  asked_by: 'schedule' | 'user' | 'cli';
  dry_run: boolean;
  state: 'queued' | 'running' | 'done' | 'refused' | 'interrupted';
  refusal_code: OrNull<string>;
  refusal_text: OrNull<string>;
  created_at: Moment;
  started_at: MomentOrNull;
  finished_at: MomentOrNull;
  summary: JsonColumnOrNull;
  continues_run_id: OrNull<string>;
  continuation: ColumnType<number, number | undefined, number>;
}

export interface PlacementRunRowsTable {
  run_id: string;
  position: number;
  ticker: string;
  outcome:
    | 'placed'
    | 'would_place'
    | 'queued'
    | 'would_queue'
    | 'skipped'
    | 'failed'
    | 'would_fail'
    | 'unconfirmed';
  reason_code: OrNull<string>;
  reason: OrNull<string>;
  order_id: OrNull<string>;
  detail: JsonColumn;
}
