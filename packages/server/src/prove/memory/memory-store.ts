import type { Clock } from '@orderwatch/clock';
import { err, ok } from '@orderwatch/core';
import type { LockedHead } from '../../db/lease/lock-head.ts';
import type { LeaseClaim } from '../../db/lease/renew-lease.ts';
import type { AccountStore } from '../../desk/account-store.ts';
import { checkConstraints } from './check-constraints.ts';
import type { Fate } from './fates.ts';
import { leaseIn } from './memory-lease.ts';
import { recordsIn } from './memory-records.ts';
import { isHeldBy, type MemoryTables } from './memory-tables.ts';
import type { Onlooker } from './onlooker.ts';
import { NOTHING_PLANTED, type Planted } from './planted.ts';
import { writeTables } from './write-tables.ts';

/** What is kept of one account, with the guards that the database keeps. It outlives whoever writes to it. */
export interface MemoryStore extends AccountStore {
  readonly tables: MemoryTables;
}

const NO_HASH = Buffer.alloc(32);
const IN_HAND: ReadonlySet<string> = new Set(['planned', 'sending']);

export function createMemoryStore(
  tables: MemoryTables,
  clock: Clock,
  onlooker: Onlooker,
  planted: Planted = NOTHING_PLANTED,
): MemoryStore {
  const records = recordsIn(tables);
  const believing = planted.staleWriter === true;

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
    lease: leaseIn(tables, { clock, believing, onTaken: () => onlooker.leaseTaken(tables) }),
    async commit(claim, decide) {
      if (!isHeldBy(tables, claim) && !believing) return err({ kind: 'lease_lost' });
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
    findAccount: async () => tables.account,
    connectionStamp: async () => null,
    loadOpenDue: async () =>
      [...tables.due.values()].filter(({ done }) => !done).toSorted((a, b) => a.dueAtMs - b.dueAtMs),
    hasOrderUnderWay: async () =>
      [...tables.attempts.values()].some(({ attempt }) => IN_HAND.has(attempt.state)) ||
      [...tables.commands.values()].some(({ state }) => IN_HAND.has(state)),
  };
}

/** The same for one instance, to which its fate comes between its effects. */
export function storeUnder(fate: Fate, store: AccountStore): AccountStore {
  const { lease, records } = store;
  return {
    ...store,
    records: {
      ...records,
      requests: {
        ...records.requests,
        async beginNext(claim) {
          const begun = await records.requests.beginNext(claim);
          // Asked in vain it is no effect.
          if (begun !== undefined) await fate.pass();
          return begun;
        },
        async answer(...answer) {
          await fate.pass();
          return records.requests.answer(...answer);
        },
      },
    },
    lease: {
      ...lease,
      async take(wish) {
        await fate.pass();
        return lease.take(wish);
      },
      async renew(claim, wish) {
        await fate.pass();
        return lease.renew(claim, wish);
      },
    },
    async commit(claim, decide) {
      await fate.pass();
      const written = await store.commit(claim, decide);
      await fate.pass();
      return written;
    },
  };
}
