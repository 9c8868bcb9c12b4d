import type { Generated } from 'kysely';
import type { Json, JsonColumn, JsonColumnOrNull, Moment, OrNull } from './columns.ts';

export interface LegacyImportsTable {
  id: string;
  account_id: string;
  imported_at: Moment;
  asked_by: 'cli' | 'dual_read';
  sources: JsonColumn;
  totals: JsonColumn;
}

export interface LegacyRowsTable {
  id: Generated<number>;
  import_id: string;
  account_id: string;
  digest: string;
  kind: OrNull<string>;
  outcome: 'created' | 'merged' | 'skipped' | 'refused';
  why: OrNull<string>;
  notes: JsonColumn;
  source: string;
  place: string;
  line: OrNull<number>;
  imported_at: Moment;
  original: JsonColumnOrNull<Json>;
  original_text: OrNull<string>;
  order_id: OrNull<string>;
}
