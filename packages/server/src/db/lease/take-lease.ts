import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';

export interface LeaseWish {
  readonly accountId: string;
  readonly owner: string;
  readonly ttlMs: number;
  /** Null: the database's own clock decides. A time is given only where lease time is supplied (seeded runs). */
  readonly nowMs: number | null;
  /** An owner that is known to be dead: its lease need not run out first. */
  readonly deadOwner?: string;
}

export type LeaseAnswer =
  | { readonly taken: true; readonly epoch: number }
  | { readonly taken: false; readonly holder: string };

/**
 * Takes the account's lease when nobody holds a live one. Each taking raises the epoch, and with the database's own
 * clock the epoch also begins no lower than its seconds, so that a restored backup cannot reissue one.
 */
export async function takeLease(db: Db, wish: LeaseWish): Promise<LeaseAnswer> {
  const supplied = wish.nowMs === null ? null : toTimestamp(wish.nowMs);
  const { rows } = await sql<{ epoch: number | null; holder: string | null }>`
    with moment as (
      select coalesce(${supplied}::timestamptz, clock_timestamp()) as now,
             case when ${supplied}::timestamptz is null then extract(epoch from clock_timestamp())::bigint else 1 end as floor
    ),
    head as (
      insert into account_heads (account_id, event_seq, event_hash, guard)
      values (${wish.accountId}, 0, decode(repeat('00', 32), 'hex'), '{}')
      on conflict (account_id) do nothing
    ),
    taken as (
      insert into leases (account_id, owner, epoch, expires_at)
      select ${wish.accountId}, ${wish.owner}, floor, now + make_interval(secs => ${wish.ttlMs / 1000}) from moment
      on conflict (account_id) do update
        set owner = excluded.owner, epoch = greatest(leases.epoch + 1, excluded.epoch), expires_at = excluded.expires_at
        where leases.expires_at <= (select now from moment) or leases.owner = ${wish.deadOwner ?? null}
      returning epoch
    )
    select (select epoch from taken) as epoch,
           (select owner from leases where account_id = ${wish.accountId}) as holder`.execute(db);
  const row = rows[0];
  if (row?.epoch != null) return { taken: true, epoch: row.epoch };
  return { taken: false, holder: row?.holder ?? 'unknown' };
}
