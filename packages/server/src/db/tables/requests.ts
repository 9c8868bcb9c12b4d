import type { Json, JsonColumn, JsonColumnOrNull, Moment, MomentOrNull, OrNull } from './columns.ts';

export interface DeskRequestsTable {
  id: string;
  account_id: string;
  user_id: string;
  kind: string;
  order_id: OrNull<string>;
  position_id: OrNull<string>;
  body: JsonColumn<{ readonly [key: string]: Json }>;
  channel: 'web' | 'api' | 'cli' | 'telegram' | 'rule';
  asked_at: Moment;
  state: 'queued' | 'working' | 'done' | 'refused' | 'failed';
  answer: JsonColumnOrNull<{ readonly [key: string]: Json }>;
  answered_at: MomentOrNull;
}
