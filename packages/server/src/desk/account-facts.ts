import type { Db } from '../db/connect.ts';
import type { LockedHead } from '../db/lease/lock-head.ts';
import { type AccountRow, findAccount } from '../db/placement/load-account.ts';

/** The account's row as it was last read. */
export interface AccountFacts {
  now(): AccountRow;
  refresh(): Promise<void>;
  /** Takes over what a writing transaction saw of it. */
  note(head: Pick<LockedHead, 'pausedAtMs' | 'placingStoppedReason'>): void;
}

export function createAccountFacts(db: Db, row: AccountRow): AccountFacts {
  let facts = row;
  return {
    now: () => facts,
    async refresh() {
      facts = (await findAccount(db, row.id)) ?? facts;
    },
    note({ pausedAtMs, placingStoppedReason }) {
      facts = { ...facts, pausedAtMs, placingStoppedReason };
    },
  };
}
