import type { Moment, MomentOrNull, OrNull } from './columns.ts';

export interface TelegramCodesTable {
  user_id: string;
  code_hash: Buffer;
  expires_at: Moment;
}

export interface TelegramChatsTable {
  user_id: string;
  bot_id: number;
  chat_id: number;
  name: string;
  connected_at: Moment;
}

export interface TelegramPollersTable {
  bot_id: number;
  owner: string;
  expires_at: Moment;
  username: OrNull<string>;
}

export type ButtonAction = 'retry' | 'drop' | 'cancel' | 'details' | 'snooze' | 'resume' | 'never_mind';

export interface TelegramButtonsTable {
  id: string;
  user_id: string;
  bot_id: number;
  chat_id: number;
  account_id: OrNull<string>;
  order_id: OrNull<string>;
  order_version: OrNull<number>;
  action: ButtonAction;
  confirms: boolean;
  expires_at: Moment;
  used_at: MomentOrNull;
}

export type PressOutcome =
  | 'asked_again'
  | 'done'
  | 'under_way'
  | 'refused'
  | 'expired'
  | 'used'
  | 'changed'
  | 'not_authentic'
  | 'failed';

export interface TelegramPressesTable {
  id: string;
  user_id: string;
  bot_id: number;
  chat_id: number;
  button_id: string;
  action: string;
  order_id: OrNull<string>;
  order_version: OrNull<number>;
  pressed_at: Moment;
  outcome: PressOutcome;
  answer: string;
}

export interface PushSubscriptionsTable {
  id: string;
  user_id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  browser: string;
  created_at: Moment;
}
