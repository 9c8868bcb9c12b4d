import type { Defaulted, JsonColumn, JsonColumnOrNull, Moment, MomentOrNull, OrNull } from './columns.ts';

export interface NoticesTable {
  id: string;
  account_id: string;
  user_id: string;
  order_id: OrNull<string>;
  event_id: OrNull<string>;
  event_seq: OrNull<number>;
  kind: string;
  severity: 'critical' | 'high' | 'normal' | 'low';
  subject: string;
  version: string;
  facts: JsonColumn;
  created_at: Moment;
  planned_at: MomentOrNull;
  in_feed: Defaulted<boolean>;
  read_at: MomentOrNull;
}

export type DeliveryState = 'queued' | 'sending' | 'sent' | 'failed' | 'dead' | 'suppressed' | 'deferred';
export type DeliveryChannel = 'telegram' | 'email' | 'web_push' | 'webhook';

export interface NoticeDeliveriesTable {
  notice_id: string;
  channel: DeliveryChannel;
  user_id: string;
  account_id: string;
  order_id: OrNull<string>;
  seq: number;
  kind: string;
  severity: 'critical' | 'high' | 'normal' | 'low';
  state: DeliveryState;
  attempts: Defaulted<number>;
  created_at: Moment;
  due_at: Moment;
  lease_until: MomentOrNull;
  last_error: OrNull<string>;
  message_id: OrNull<string>;
  sent_at: MomentOrNull;
}

export interface NotificationPreferencesTable {
  user_id: string;
  preferences: JsonColumn;
  updated_at: Moment;
}

export interface NotificationChannelsTable {
  user_id: string;
  channel: DeliveryChannel;
  enabled: boolean;
  settings: JsonColumn;
  key_version: OrNull<number>;
  wrapped_key: OrNull<Buffer>;
  sealed_fields: JsonColumnOrNull<{ readonly [field: string]: string }>;
  updated_at: Moment;
  failures: Defaulted<number>;
  retry_at: MomentOrNull;
  problem: OrNull<string>;
}
