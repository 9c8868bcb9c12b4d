import { hostname } from 'node:os';
import { err, ok, type Result } from '@orderwatch/core';
import { isDeadInstance } from '../app/is-dead-instance.ts';
import type { Db } from '../db/connect.ts';
import { releaseLease } from '../db/lease/release-lease.ts';
import type { LeaseClaim } from '../db/lease/renew-lease.ts';
import { takeLease } from '../db/lease/take-lease.ts';

/** Long enough for the largest import: it writes in one transaction, before which the lease is checked and locked. */
const LEASE_MS = 600_000;

/** Acts under the account's lease, so that no running instance decides by what is being written. */
export async function withImportLease<T>(
  db: Db,
  accountId: string,
  use: (claim: LeaseClaim) => Promise<T>,
): Promise<Result<T, { readonly holder: string }>> {
  const owner = `${hostname()}/${process.pid}/import`;
  const wish = { accountId, owner, ttlMs: LEASE_MS, nowMs: null };
  const first = await takeLease(db, wish);
  const answer =
    !first.taken && isDeadInstance(first.holder)
      ? await takeLease(db, { ...wish, deadOwner: first.holder })
      : first;
  if (!answer.taken) return err({ holder: answer.holder });
  const claim: LeaseClaim = { accountId, owner, epoch: answer.epoch };
  try {
    return ok(await use(claim));
  } finally {
    await releaseLease(db, claim);
  }
}
