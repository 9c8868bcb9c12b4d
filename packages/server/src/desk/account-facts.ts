import type { LockedHead } from '../db/lease/lock-head.ts';
import type { AccountRow } from '../db/placement/load-account.ts';
import type { AccountStore } from './account-store.ts';

/** The account's row as it was last read. */
export interface AccountFacts {
  now(): AccountRow;
  refresh(): Promise<void>;
  /** Takes over what a writing transaction saw of it. */
  note(head: Pick<LockedHead, NotedFact>): void;
}

/** What a writing transaction reads beside its work, so that a change by another instance holds with the next write. */
type NotedFact = 'mode' | 'pausedAtMs' | 'placingStoppedReason' | 'killedAtMs' | 'breakerReason' | 'settings';

export function createAccountFacts(store: AccountStore, row: AccountRow): AccountFacts {
  let facts = row;
  return {
    now: () => facts,
    async refresh() {
      facts = (await store.findAccount()) ?? facts;
    },
    note({ mode, pausedAtMs, placingStoppedReason, killedAtMs, breakerReason, settings }) {
      facts = { ...facts, mode, pausedAtMs, placingStoppedReason, killedAtMs, breakerReason, settings };
    },
  };
}
