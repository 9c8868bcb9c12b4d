import type { Scope } from '@orderwatch/core';
import type { Generated } from 'kysely';
import type { Defaulted, JsonColumn, Moment, MomentOrNull, OrNull } from './columns.ts';

export interface TotpFactorsTable {
  user_id: string;
  key_version: number;
  wrapped_key: Buffer;
  sealed_fields: JsonColumn<{ readonly [field: string]: string }>;
  created_at: Moment;
  confirmed_at: MomentOrNull;
  last_step: OrNull<number>;
}

export interface RecoveryCodesTable {
  user_id: string;
  code_hash: Buffer;
}

export interface ApiTokensTable {
  id: string;
  user_id: string;
  name: string;
  scope: Scope;
  prefix: string;
  token_hash: Buffer;
  addresses: string[];
  created_at: Moment;
  expires_at: Moment;
  last_used_at: MomentOrNull;
  last_used_ip: OrNull<string>;
  revoked_at: MomentOrNull;
}

export interface SecurityEventsTable {
  id: Generated<number>;
  user_id: string;
  kind: string;
  at: Moment;
  ip: string;
  user_agent: string;
  facts: JsonColumn;
}

export interface WebSessionsTable {
  token_hash: Buffer;
  user_id: string;
  created_at: Moment;
  last_seen_at: Moment;
  expires_at: Moment;
  user_agent: string;
  ip: string;
  /** May be shown, other than the hash. */
  id: Defaulted<string>;
  proved_at: MomentOrNull;
}
