import type { SnapshotSource } from '../broker/index.ts';
import type { AccountId } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import type { AlertLog } from './alert-log.ts';
import type { ReconcileFacts } from './reconcile-input.ts';

/** What every row of one reading has in common. */
export interface RowContext {
  readonly accountId: AccountId;
  readonly source: SnapshotSource;
  readonly requestedAtMs: EpochMs;
  readonly receivedAtMs: EpochMs;
  readonly facts: ReconcileFacts;
  readonly log: AlertLog;
}
