import type {
  AccountHeadsTable,
  BrokerAccountsTable,
  BrokerCredentialsTable,
  DueWorkTable,
  EvidenceTable,
  LeasesTable,
} from './tables/accounts.ts';
import type {
  AttemptsTable,
  CommandsTable,
  EventsTable,
  FillsTable,
  OrderStatusMovesTable,
  OrdersTable,
} from './tables/orders.ts';
import type { PlacementRunRowsTable, PlacementRunsTable, RecommendationFilesTable } from './tables/runs.ts';
import type {
  IdempotencyKeysTable,
  InstallationTable,
  LoginFailuresTable,
  UsersTable,
  WebSessionsTable,
} from './tables/users.ts';

export type { AccountMode, EvidenceSource, OwnerRelation, SealedFields } from './tables/accounts.ts';
export type { Json } from './tables/columns.ts';
export type { OrderStatusText } from './tables/orders.ts';

/** Every table as the migrations make it. */
export interface Tables {
  installation: InstallationTable;
  users: UsersTable;
  web_sessions: WebSessionsTable;
  login_failures: LoginFailuresTable;
  idempotency_keys: IdempotencyKeysTable;
  broker_accounts: BrokerAccountsTable;
  broker_credentials: BrokerCredentialsTable;
  leases: LeasesTable;
  account_heads: AccountHeadsTable;
  evidence: EvidenceTable;
  due_work: DueWorkTable;
  recommendation_files: RecommendationFilesTable;
  placement_runs: PlacementRunsTable;
  placement_run_rows: PlacementRunRowsTable;
  orders: OrdersTable;
  attempts: AttemptsTable;
  commands: CommandsTable;
  fills: FillsTable;
  events: EventsTable;
  order_status_moves: OrderStatusMovesTable;
}
