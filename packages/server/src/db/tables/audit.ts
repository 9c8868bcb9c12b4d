import type { Moment, OrNull } from './columns.ts';

export interface AuditEntriesTable {
  seq: number;
  at: Moment;
  user_id: OrNull<string>;
  channel: 'http' | 'cli';
  action: string;
  subject: OrNull<string>;
  stage: 'asked' | 'answered';
  request_id: OrNull<string>;
  status: OrNull<number>;
  ip: OrNull<string>;
  prev_hash: Buffer;
  hash: Buffer;
}

export interface AuditHeadTable {
  only_one: boolean;
  seq: number;
  hash: Buffer;
  seal_version: number;
  seal: Buffer;
}
