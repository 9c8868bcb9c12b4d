import type { Insertable } from 'kysely';
import type {
  AccountHeadsTable,
  BrokerAccountsTable,
  BrokerCredentialsTable,
  DueWorkTable,
  EvidenceTable,
  LeasesTable,
} from './tables/accounts.ts';
import type { AuditEntriesTable, AuditHeadTable } from './tables/audit.ts';
import type { CalendarFilesTable } from './tables/calendars.ts';
import type { DaySummariesTable } from './tables/days.ts';
import type { AmoFundsMeasurementsTable, FundsReadingsTable, PriceBandsTable } from './tables/funds.ts';
import type { InstancesTable } from './tables/instances.ts';
import type { LegacyImportsTable, LegacyRowsTable } from './tables/legacy.ts';
import type {
  NoticeDeliveriesTable,
  NoticesTable,
  NotificationChannelsTable,
  NotificationPreferencesTable,
} from './tables/notices.ts';
import type {
  AttemptsTable,
  CommandsTable,
  EventsTable,
  FillsTable,
  OrderStatusMovesTable,
  OrdersTable,
} from './tables/orders.ts';
import type {
  DailyCloseFilesTable,
  DailyClosesTable,
  PositionMarksTable,
  PositionsTable,
} from './tables/positions.ts';
import type { DeskRequestsTable } from './tables/requests.ts';
import type { PlacementRunRowsTable, PlacementRunsTable, RecommendationFilesTable } from './tables/runs.ts';
import type {
  ApiTokensTable,
  RecoveryCodesTable,
  SecurityEventsTable,
  TotpFactorsTable,
  WebSessionsTable,
} from './tables/security.ts';
import type {
  PushSubscriptionsTable,
  TelegramButtonsTable,
  TelegramChatsTable,
  TelegramCodesTable,
  TelegramPollersTable,
  TelegramPressesTable,
} from './tables/telegram.ts';
import type {
  IdempotencyKeysTable,
  InstallationTable,
  LoginFailuresTable,
  UsersTable,
} from './tables/users.ts';

export type { AccountMode, EvidenceSource, OwnerRelation } from './tables/accounts.ts';
export type { Json } from './tables/columns.ts';

/** An order as it is inserted. */
export type NewOrderRow = Insertable<OrdersTable>;

/** Every table as the migrations make it. */
export interface Tables {
  audit_entries: AuditEntriesTable;
  audit_head: AuditHeadTable;
  installation: InstallationTable;
  users: UsersTable;
  web_sessions: WebSessionsTable;
  totp_factors: TotpFactorsTable;
  recovery_codes: RecoveryCodesTable;
  api_tokens: ApiTokensTable;
  security_events: SecurityEventsTable;
  login_failures: LoginFailuresTable;
  idempotency_keys: IdempotencyKeysTable;
  broker_accounts: BrokerAccountsTable;
  broker_credentials: BrokerCredentialsTable;
  leases: LeasesTable;
  instances: InstancesTable;
  account_heads: AccountHeadsTable;
  evidence: EvidenceTable;
  due_work: DueWorkTable;
  funds_readings: FundsReadingsTable;
  price_bands: PriceBandsTable;
  amo_funds_measurements: AmoFundsMeasurementsTable;
  day_summaries: DaySummariesTable;
  recommendation_files: RecommendationFilesTable;
  placement_runs: PlacementRunsTable;
  placement_run_rows: PlacementRunRowsTable;
  desk_requests: DeskRequestsTable;
  orders: OrdersTable;
  attempts: AttemptsTable;
  commands: CommandsTable;
  fills: FillsTable;
  events: EventsTable;
  notices: NoticesTable;
  notice_deliveries: NoticeDeliveriesTable;
  notification_preferences: NotificationPreferencesTable;
  notification_channels: NotificationChannelsTable;
  order_status_moves: OrderStatusMovesTable;
  legacy_imports: LegacyImportsTable;
  legacy_rows: LegacyRowsTable;
  positions: PositionsTable;
  position_marks: PositionMarksTable;
  daily_closes: DailyClosesTable;
  daily_close_files: DailyCloseFilesTable;
  calendar_files: CalendarFilesTable;
  telegram_codes: TelegramCodesTable;
  telegram_chats: TelegramChatsTable;
  telegram_pollers: TelegramPollersTable;
  telegram_buttons: TelegramButtonsTable;
  telegram_presses: TelegramPressesTable;
  push_subscriptions: PushSubscriptionsTable;
}
