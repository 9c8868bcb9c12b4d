import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import type { LeaseClaim } from './renew-lease.ts';

/** Gives the lease back, so that another instance need not wait for it to run out. The epoch stays. */
export async function releaseLease(db: Db, claim: LeaseClaim): Promise<void> {
  await sql`
    update leases set expires_at = '-infinity'
    where account_id = ${claim.accountId} and owner = ${claim.owner} and epoch = ${claim.epoch}`.execute(db);
}
