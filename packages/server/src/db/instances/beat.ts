import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';

export interface Beat {
  readonly id: string;
  readonly version: string;
  readonly keyPrint: string;
  /** As an earlier beat answered; null for the first. */
  readonly startedAtMs: number | null;
  /** Who was not heard of for longer is gone. */
  readonly ttlMs: number;
  /** Null: the database's own clock. A time is given only where lease time is supplied (seeded runs). */
  readonly nowMs: number | null;
}

export interface InstanceRow {
  readonly id: string;
  readonly version: string;
  readonly keyPrint: string;
  readonly startedAtMs: number;
}

export interface Roll {
  /** When this instance was entered first, by the clock of the leases. */
  readonly startedAtMs: number;
  readonly others: readonly InstanceRow[];
  /** Every account, the earliest first, and whose lease on it holds. */
  readonly accounts: readonly { readonly id: string; readonly holder: string | null }[];
  /** Accounts for which somebody, perhaps through another instance, asked for something that nobody has begun. */
  readonly waiting: readonly string[];
}

/** Says that the instance lives, strikes out who was not heard of, and tells who lives, who holds what and what waits: one statement. */
export async function beat(db: Db, wish: Beat): Promise<Roll> {
  const supplied = wish.nowMs === null ? null : toTimestamp(wish.nowMs);
  const started = wish.startedAtMs === null ? null : toTimestamp(wish.startedAtMs);
  const ttl = sql`make_interval(secs => ${wish.ttlMs / 1000})`;
  // Whoever strikes out skips rows that somebody else has locked: two of them would wait for each other.
  const { rows } = await sql<Roll>`
    with moment as (select coalesce(${supplied}::timestamptz, clock_timestamp()) as now),
    beaten as (
      insert into instances (id, version, key_print, started_at, seen_at)
      select ${wish.id}, ${wish.version}, ${wish.keyPrint}, coalesce(${started}::timestamptz, now), now from moment
      on conflict (id) do update set seen_at = excluded.seen_at, key_print = excluded.key_print
      returning started_at
    ),
    gone as (
      delete from instances where id in (
        select i.id from instances i, moment where i.seen_at < moment.now - ${ttl} and i.id <> ${wish.id}
        for update of i skip locked)
    )
    select (select (extract(epoch from started_at) * 1000)::float8 from beaten) as "startedAtMs",
      (select coalesce(json_agg(json_build_object('id', i.id, 'version', i.version, 'keyPrint', i.key_print,
            'startedAtMs', (extract(epoch from i.started_at) * 1000)::float8) order by i.started_at, i.id), '[]')
        from instances i, moment where i.id <> ${wish.id} and i.seen_at >= moment.now - ${ttl}) as others,
      (select coalesce(json_agg(json_build_object('id', a.id,
            'holder', case when l.expires_at > moment.now then l.owner end) order by a.created_at, a.id), '[]')
        from moment, broker_accounts a left join leases l on l.account_id = a.id) as accounts,
      (select coalesce(json_agg(distinct w.account_id), '[]') from (
        select account_id from desk_requests where state = 'queued' union all
        select account_id from placement_runs where state = 'queued') w) as waiting`.execute(db);
  const roll = rows[0];
  if (!roll) throw new Error('The database gave no roll of instances');
  return roll;
}
