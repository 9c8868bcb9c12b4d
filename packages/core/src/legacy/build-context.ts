import type { AccountId, OrderInstrument, UserId } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import type { LegacyDays } from './legacy-days.ts';

/** How the database knows a share already: by its trading symbol. */
export interface KnownShare {
  readonly instrument: OrderInstrument;
  readonly instrumentKey: string;
}

export interface BuildContext {
  readonly shares: ReadonlyMap<string, KnownShare>;
  readonly accountId: AccountId;
  readonly userId: UserId;
  readonly nowMs: EpochMs;
  readonly days: LegacyDays;
}
