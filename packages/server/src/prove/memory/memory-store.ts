import { err, ok, type Result } from '@orderwatch/core';
import type { ChangeSet } from '../../db/cycle/change-set.ts';
import type { CommitProblem, Committed } from '../../db/cycle/commit-changes.ts';
import type { LockedHead } from '../../db/lease/lock-head.ts';
import type { LeaseClaim } from '../../db/lease/renew-lease.ts';
import type { AccountRecords } from '../../desk/account-records.ts';
import { checkConstraints } from './check-constraints.ts';
import { recordsIn } from './memory-records.ts';
import type { MemoryTables } from './memory-tables.ts';
import type { Onlooker } from './onlooker.ts';
import { NOTHING_PLANTED, type Planted } from './planted.ts';
import { writeTables } from './write-tables.ts';

/** The records of one account, with the guards that the database keeps. It outlives whoever writes to it. */
export interface MemoryStore {
  readonly tables: MemoryTables;
  readonly records: AccountRecords;
  /** Undefined while another holds a live one. */
  takeLease(owner: string, ttlMs: number, nowMs: number): LeaseClaim | undefined;
  /** False when it was overtaken. */
  renewLease(claim: LeaseClaim, ttlMs: number, nowMs: number): boolean;
  releaseLease(claim: LeaseClaim): void;
  /** One writing transaction: all of it or nothing, and only under the lease. */
  commit(
    claim: LeaseClaim,
    decide: (head: LockedHead) => ChangeSet | undefined,
  ): Result<Committed, CommitProblem>;
}

const NO_HASH = Buffer.alloc(32);

export function createMemoryStore(
  tables: MemoryTables,
  onlooker: Onlooker,
  planted: Planted = NOTHING_PLANTED,
): MemoryStore {
  const records = recordsIn(tables);
  const isHeldBy = ({ owner, epoch }: LeaseClaim): boolean =>
    tables.lease?.owner === owner && tables.lease.epoch === epoch;

  function head(claim: LeaseClaim): LockedHead {
    const { account, guard, sent, events } = tables;
    const { userId, mode, pausedAtMs, placingStoppedReason, killedAtMs, breakerReason, settings } = account;
    const flags = { mode, pausedAtMs, placingStoppedReason, killedAtMs, breakerReason, settings };
    return { ...claim, userId, ...flags, eventSeq: events.length, eventHash: NO_HASH, guard, sent };
  }

  return {
    tables,
    records: {
      ...records,
      async appendLateReply(reply) {
        onlooker.beforeWrite(tables);
        await records.appendLateReply(reply);
        onlooker.afterWrite(tables, null, null);
      },
    },
    takeLease(owner, ttlMs, nowMs) {
      const { lease } = tables;
      if (lease !== null && lease.expiresAtMs > nowMs) return undefined;
      const epoch = (lease?.epoch ?? 0) + 1;
      tables.lease = { owner, epoch, expiresAtMs: nowMs + ttlMs };
      onlooker.leaseTaken(tables);
      return { accountId: tables.account.id, owner, epoch };
    },
    renewLease(claim, ttlMs, nowMs) {
      if (!isHeldBy(claim)) return false;
      tables.lease = { owner: claim.owner, epoch: claim.epoch, expiresAtMs: nowMs + ttlMs };
      return true;
    },
    releaseLease(claim) {
      if (isHeldBy(claim) && tables.lease !== null) tables.lease = { ...tables.lease, expiresAtMs: 0 };
    },
    commit(claim, decide) {
      if (!isHeldBy(claim) && !planted.staleWriter) return err({ kind: 'lease_lost' });
      const decided = decide(head(claim));
      if (decided === undefined) return err({ kind: 'stale' });
      const changes = planted.changes?.(decided) ?? decided;
      const problem = checkConstraints(tables, changes);
      if (problem !== null) return err(problem);
      const firstSeq = tables.events.length + 1;
      onlooker.beforeWrite(tables);
      writeTables(tables, changes, claim.epoch);
      onlooker.afterWrite(tables, claim, changes);
      const written = { firstSeq, lastSeq: tables.events.length };
      return ok({ ...written, userId: tables.account.userId, changes });
    },
  };
}
