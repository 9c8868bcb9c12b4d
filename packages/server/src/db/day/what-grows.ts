import type { Tables } from '../tables.ts';

/**
 * What becomes of a table's rows in the course of years.
 * - `kept`: for good; it grows with what was traded or done by a person.
 * - `aged`: deleted by the day's last job after the days of a setting, or by whoever writes it.
 * - `bounded`: no more rows than there are accounts, users, devices or shares.
 */
export interface Growth {
  readonly rule: 'kept' | 'aged' | 'bounded';
  /** The reason, the setting, or the bound. */
  readonly by: string;
}

const kept = (by: string): Growth => ({ rule: 'kept', by });
const aged = (by: string): Growth => ({ rule: 'aged', by });
const bounded = (by: string): Growth => ({ rule: 'bounded', by });

/** The product's own tables, and the two of the migrations. docs/operations.md says the same to operators. */
export const WHAT_GROWS: Readonly<
  Record<keyof Tables | 'kysely_migration' | 'kysely_migration_lock', Growth>
> = {
  account_heads: bounded('accounts'),
  amo_funds_measurements: kept('one an account and evening with an answer'),
  api_tokens: kept('made by a person; revoked ones say what was allowed'),
  attempts: kept('what was sent'),
  audit_entries: kept('what people did, in a chain'),
  audit_head: bounded('one row'),
  broker_accounts: bounded('accounts'),
  broker_credentials: bounded('accounts'),
  calendar_files: kept('one a year'),
  commands: kept('what was asked of the broker'),
  daily_close_files: aged('ORDERWATCH_KEEP_CLOSES_DAYS'),
  daily_closes: aged('ORDERWATCH_KEEP_CLOSES_DAYS'),
  day_summaries: kept('one an account and trading day'),
  desk_requests: aged('ORDERWATCH_KEEP_REQUESTS_DAYS'),
  due_work: aged('ORDERWATCH_KEEP_DONE_WORK_DAYS'),
  events: kept('the history, in a chain'),
  evidence: aged('ORDERWATCH_KEEP_EVIDENCE_DAYS'),
  fills: kept('what was bought and sold'),
  funds_readings: bounded('accounts'),
  idempotency_keys: aged('ORDERWATCH_KEEP_IDEMPOTENCY_KEYS_DAYS'),
  installation: bounded('settings'),
  instances: aged('minutes after an instance died'),
  kysely_migration: bounded('versions of the schema'),
  kysely_migration_lock: bounded('one row'),
  leases: bounded('accounts'),
  legacy_imports: kept('imports that wrote something, and each that was asked for'),
  legacy_rows: kept('what became of each row; its original goes with ORDERWATCH_KEEP_EVIDENCE_DAYS'),
  login_failures: aged('a day'),
  notice_deliveries: aged('ORDERWATCH_KEEP_MESSAGES_DAYS'),
  notices: aged('ORDERWATCH_KEEP_MESSAGES_DAYS'),
  notification_channels: bounded('users and channels'),
  notification_preferences: bounded('users'),
  order_status_moves: bounded('the table of legal moves'),
  orders: kept('what the product is for'),
  placement_run_rows: aged('of dry runs ORDERWATCH_KEEP_REQUESTS_DAYS; of runs that placed kept'),
  placement_runs: aged('dry runs ORDERWATCH_KEEP_REQUESTS_DAYS; runs that placed kept'),
  position_marks: bounded('positions'),
  positions: kept('what was owned'),
  price_bands: aged('days after a share was last asked for'),
  push_subscriptions: bounded('browsers'),
  recommendation_files: aged('ORDERWATCH_KEEP_EVIDENCE_DAYS; those of a run that placed kept'),
  recovery_codes: bounded('users'),
  security_events: aged('ORDERWATCH_KEEP_EVIDENCE_DAYS'),
  telegram_buttons: aged('a day after they expired'),
  telegram_chats: bounded('users'),
  telegram_codes: bounded('users'),
  telegram_pollers: bounded('bots'),
  telegram_presses: kept('what a person asked for in Telegram'),
  totp_factors: bounded('users'),
  users: bounded('users'),
  web_sessions: aged('when they have ended'),
};
