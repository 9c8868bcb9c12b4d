import type { Clock } from '@orderwatch/clock';
import type { LeaseRecord } from '../../lease/lease-record.ts';
import { countQueued } from './memory-requests.ts';
import { isHeldBy, type MemoryTables } from './memory-tables.ts';

/** The lease of one account as the database keeps it, by its own clock. */
export function leaseIn(
  tables: MemoryTables,
  parts: {
    readonly clock: Clock;
    readonly onTaken: () => void;
    /** Planted: a lease is given to whoever asks, and whoever had it is told that it has it still. */
    readonly believing: boolean;
  },
): LeaseRecord {
  const { clock, onTaken, believing } = parts;
  return {
    async take({ owner, ttlMs, deadOwner }) {
      const { lease } = tables;
      const isFree = lease === null || lease.expiresAtMs <= clock.nowMs() || lease.owner === deadOwner;
      if (!isFree && !believing) {
        return { taken: false, holder: lease.owner };
      }
      const epoch = (lease?.epoch ?? 0) + 1;
      tables.lease = { owner, epoch, expiresAtMs: clock.nowMs() + ttlMs };
      onTaken();
      return { taken: true, epoch };
    },
    async renew(claim, { ttlMs }) {
      const held = isHeldBy(tables, claim);
      if (held) tables.lease = { ...claim, expiresAtMs: clock.nowMs() + ttlMs };
      return {
        held: held || believing,
        queuedWork: countQueued(tables),
        accountVersion: tables.account.version,
      };
    },
    async release(claim) {
      if (tables.lease !== null && isHeldBy(tables, claim))
        tables.lease = { ...tables.lease, expiresAtMs: 0 };
    },
  };
}
