import type { Result } from '@orderwatch/core';
import { connectionStamp } from '../db/accounts/connection-stamp.ts';
import type { Db } from '../db/connect.ts';
import type { ChangeSet } from '../db/cycle/change-set.ts';
import { type CommitProblem, type Committed, commitChanges } from '../db/cycle/commit-changes.ts';
import { loadOpenDue, type OpenDue } from '../db/due/load-open-due.ts';
import { hasOrderUnderWay } from '../db/lease/has-order-under-way.ts';
import type { LockedHead } from '../db/lease/lock-head.ts';
import type { LeaseClaim } from '../db/lease/renew-lease.ts';
import { type AccountRow, findAccount } from '../db/placement/load-account.ts';
import { type LeaseRecord, leaseIn } from '../lease/lease-record.ts';
import { type AccountRecords, recordsIn } from './account-records.ts';

/** On what an account's desk stands: the database. Only simulations of very many days keep it elsewhere. */
export interface AccountStore {
  readonly lease: LeaseRecord;
  readonly records: AccountRecords;
  /** One writing transaction: all of it or nothing, and only under the lease. */
  commit(
    claim: LeaseClaim,
    decide: (head: LockedHead) => ChangeSet | undefined,
  ): Promise<Result<Committed, CommitProblem>>;
  findAccount(): Promise<AccountRow | undefined>;
  connectionStamp(): Promise<string | null>;
  loadOpenDue(): Promise<readonly OpenDue[]>;
  hasOrderUnderWay(): Promise<boolean>;
}

/** All of it in the database. */
export function storeIn(db: Db, accountId: string): AccountStore {
  return {
    lease: leaseIn(db, accountId),
    records: recordsIn(db, accountId),
    commit: (claim, decide) => commitChanges(db, claim, decide),
    findAccount: () => findAccount(db, accountId),
    connectionStamp: () => connectionStamp(db, accountId),
    loadOpenDue: () => loadOpenDue(db, accountId),
    hasOrderUnderWay: () => hasOrderUnderWay(db, accountId),
  };
}
