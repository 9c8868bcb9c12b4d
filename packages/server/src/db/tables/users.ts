import type { Generated } from 'kysely';
import type { JsonColumn, Moment, MomentOrNull, OrNull } from './columns.ts';

export interface InstallationTable {
  key: string;
  value: JsonColumn;
}

export interface UsersTable {
  id: string;
  email: string;
  password_hash: string;
  display_name: string;
  created_at: Moment;
  disabled_at: MomentOrNull;
}

export interface LoginFailuresTable {
  id: Generated<number>;
  subject: string;
  ip: string;
  failed_at: Moment;
}

export interface IdempotencyKeysTable {
  user_id: string;
  key: string;
  request_sha256: Buffer;
  runner: string;
  seed: OrNull<string>;
  started_at: Moment;
  finished_at: MomentOrNull;
  status: OrNull<number>;
  answer: OrNull<string>;
}
