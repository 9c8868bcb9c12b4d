import type { ColumnType } from 'kysely';
import type {
  Defaulted,
  Json,
  JsonColumn,
  JsonColumnOrNull,
  Moment,
  MomentOrNull,
  OrNull,
} from './columns.ts';

export type AccountMode = 'demo' | 'paper' | 'read-only' | 'live';
export type OwnerRelation = 'self' | 'spouse' | 'child' | 'parent';

export interface BrokerAccountsTable {
  id: string;
  user_id: string;
  label: string;
  broker: 'kotak-neo';
  mode: AccountMode;
  account_code: string;
  owner_relation: OwnerRelation;
  placing_stopped_reason: OrNull<string>;
  paused_at: MomentOrNull;
  killed_at: MomentOrNull;
  kill_reason: OrNull<string>;
  breaker_opened_at: MomentOrNull;
  breaker_reason: OrNull<string>;
  settings: JsonColumn;
  /** The path of a setting, and the ISO moment of its last change. */
  settings_changed: ColumnType<Readonly<Record<string, string>>, string | undefined, string>;
  created_at: Moment;
  version: Defaulted<number>;
}

/** One field's cipher text: base64 of nonce, text and tag. */
interface SealedFields {
  readonly [field: string]: string;
}

export interface BrokerCredentialsTable {
  account_id: string;
  key_version: number;
  wrapped_key: Buffer;
  sealed_fields: JsonColumn<SealedFields>;
  updated_at: Moment;
}

export interface LeasesTable {
  account_id: string;
  owner: string;
  epoch: number;
  expires_at: Moment;
}

export interface AccountHeadsTable {
  account_id: string;
  event_seq: number;
  event_hash: Buffer;
  guard: JsonColumn;
  last_reading: JsonColumnOrNull;
  last_complete_at: MomentOrNull;
  last_cycle: JsonColumnOrNull;
  sealed_day: OrNull<string>;
  sent_day: OrNull<string>;
  sent_orders: Defaulted<number>;
  sent_value: Defaulted<number>;
}

export type EvidenceSource =
  | 'place_reply'
  | 'modify_reply'
  | 'cancel_reply'
  | 'book'
  | 'feed'
  | 'one_order'
  | 'history'
  | 'trades'
  | 'margin'
  | 'funds'
  | 'holdings'
  | 'recommendations'
  | 'user';

export interface EvidenceTable {
  id: string;
  account_id: string;
  source: EvidenceSource;
  received_at: Moment;
  payload: JsonColumnOrNull<Json>;
  payload_text: OrNull<string>;
  sha256: Buffer;
  attempt_id: OrNull<string>;
}

export interface DueWorkTable {
  id: string;
  account_id: string;
  kind: string;
  subject: string;
  due_at: Moment;
  done_at: MomentOrNull;
  outcome: JsonColumnOrNull;
}
