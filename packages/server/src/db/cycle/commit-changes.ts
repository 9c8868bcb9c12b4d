import { err, ok, type Result } from '@orderwatch/core';
import pg from 'pg';
import type { Db } from '../connect.ts';
import { type LockedHead, lockHead } from '../lease/lock-head.ts';
import type { LeaseClaim } from '../lease/renew-lease.ts';
import { placeInQueue } from '../retry/place-in-queue.ts';
import type { ChangeSet } from './change-set.ts';
import { moveNumber } from './move-number.ts';
import { StaleRows, type Written, writeChanges } from './write-changes.ts';

export type CommitProblem =
  /** Another instance acts for the account now. */
  | { readonly kind: 'lease_lost' }
  /** Somebody changed what the decision was made from: load and decide again. */
  | { readonly kind: 'stale' }
  /** The instrument has a live system buy for its trading day, or a working system sell, already. */
  | { readonly kind: 'already_ordered' };

const ONE_AT_A_TIME: ReadonlySet<string> = new Set(['orders_one_live_buy', 'orders_one_working_sell']);

export interface Committed extends Written {
  readonly userId: string;
  readonly changes: ChangeSet;
}

/**
 * One writing transaction: locks the lease and the account's head, lets the caller decide by what stands there, and
 * writes. Undefined from `decide` means that what it knew is out of date.
 */
export async function commitChanges(
  db: Db,
  claim: LeaseClaim,
  decide: (head: LockedHead) => ChangeSet | undefined,
): Promise<Result<Committed, CommitProblem>> {
  try {
    return await db.transaction().execute(async (trx) => {
      const head = await lockHead(trx, claim);
      if (head === undefined) return err({ kind: 'lease_lost' } as const);
      const changes = decide(head);
      if (changes === undefined) return err({ kind: 'stale' } as const);
      if (changes.movedNumber !== null) await moveNumber(trx, head.accountId, changes.movedNumber);
      if (changes.queueOrder !== null) await placeInQueue(trx, head.accountId, changes.queueOrder);
      const written = await writeChanges(trx, head, changes);
      return ok({ ...written, userId: head.userId, changes });
    });
  } catch (error) {
    if (error instanceof StaleRows) return err({ kind: 'stale' });
    if (error instanceof pg.DatabaseError && ONE_AT_A_TIME.has(error.constraint ?? '')) {
      return err({ kind: 'already_ordered' });
    }
    throw error;
  }
}
