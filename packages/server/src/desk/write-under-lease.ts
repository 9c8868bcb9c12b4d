import type { LeaseClaim } from '../db/lease/renew-lease.ts';
import type { WrittenPart } from '../db/legacy/write-import.ts';
import type { AccountHands } from './account-hands.ts';
import type { Announcer } from './changes.ts';

/** A write of its own make, larger than one set of changes. Null: the lease was lost, and nothing was written. */
export type LeasedWrite = (claim: LeaseClaim) => Promise<readonly WrittenPart[] | null>;

/** Lets something be written under the account's lease outside a cycle, then tells as after any commit. */
export async function writeUnderLease(
  hands: Pick<AccountHands, 'claim' | 'agenda' | 'facts'>,
  announcer: Announcer,
  write: LeasedWrite,
): Promise<boolean> {
  const claim = hands.claim();
  if (claim === null) return false;
  const parts = await write(claim);
  for (const { written, changes, userId } of parts ?? []) {
    for (const { kind, subject, dueAtMs } of changes.newDue) hands.agenda.add({ kind, subject, dueAtMs });
    announcer.announce(hands.facts().id, { ...written, changes, userId });
  }
  return parts !== null;
}
