import type { Moment } from './columns.ts';

export interface InstancesTable {
  id: string;
  version: string;
  key_print: string;
  started_at: Moment;
  seen_at: Moment;
}
