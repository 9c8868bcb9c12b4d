import type { Db } from '../db/connect.ts';
import { releaseLease } from '../db/lease/release-lease.ts';
import { type LeaseClaim, type Renewal, renewLease } from '../db/lease/renew-lease.ts';
import { type LeaseAnswer, type LeaseWish, takeLease } from '../db/lease/take-lease.ts';

/** Where the lease of one account is written down. */
export interface LeaseRecord {
  /** See `db/lease/take-lease.ts`. */
  take(wish: Omit<LeaseWish, 'accountId'>): Promise<LeaseAnswer>;
  /** See `db/lease/renew-lease.ts`. */
  renew(claim: LeaseClaim, wish: Pick<LeaseWish, 'ttlMs' | 'nowMs'>): Promise<Renewal>;
  release(claim: LeaseClaim): Promise<void>;
}

/** The account's lease in the database. */
export function leaseIn(db: Db, accountId: string): LeaseRecord {
  return {
    take: (wish) => takeLease(db, { ...wish, accountId }),
    renew: (claim, wish) => renewLease(db, claim, wish),
    release: (claim) => releaseLease(db, claim),
  };
}
