import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';

export interface Figures {
  /** Orders that are not over, of all days. */
  readonly openOrders: readonly { readonly status: string; readonly count: number }[];
  /** Every order of today's trading day and later. */
  readonly ordersOfDay: readonly { readonly status: string; readonly count: number }[];
  readonly accounts: readonly AccountFigures[];
  readonly outbox: readonly { readonly channel: string; readonly state: string; readonly count: number }[];
  readonly jobs: readonly { readonly kind: string; readonly waiting: number; readonly overdueMs: number }[];
  readonly requestsWaiting: number;
}

export interface AccountFigures {
  readonly id: string;
  readonly mode: string;
  /** It has credentials, or a broker that needs none. */
  readonly readable: boolean;
  readonly stopped: boolean;
  readonly lastCompleteAtMs: number | null;
  readonly epoch: number | null;
  /** Real time, by the database's clock. */
  readonly leaseLeftMs: number;
}

/** What a machine that watches asks for, of the whole installation, in one statement. `day` is today in India. */
export async function loadFigures(
  db: Db,
  { nowMs, day }: { readonly nowMs: number; readonly day: string },
): Promise<Figures> {
  const { rows } = await sql<Figures>`
    select
      (select coalesce(json_agg(x), '[]') from (
        select status, count(*)::int as count from orders
        where status in ('placing', 'unconfirmed', 'amo', 'pending_execution', 'retry_pending') group by status) x) as "openOrders",
      (select coalesce(json_agg(x), '[]') from (
        select o.status, count(*)::int as count from users u join orders o on o.user_id = u.id and o.trading_day >= ${day}::date
        group by o.status) x) as "ordersOfDay",
      (select coalesce(json_agg(x), '[]') from (
        select a.id, a.mode,
          (a.mode in ('paper', 'demo') or c.account_id is not null) as readable,
          (a.paused_at is not null or a.killed_at is not null or a.placing_stopped_reason is not null
            or a.breaker_reason is not null) as stopped,
          (extract(epoch from h.last_complete_at) * 1000)::float8 as "lastCompleteAtMs",
          l.epoch,
          case when l.expires_at is null or l.expires_at = '-infinity' then 0
            else (extract(epoch from l.expires_at - clock_timestamp()) * 1000)::float8 end as "leaseLeftMs"
        from broker_accounts a
        left join broker_credentials c on c.account_id = a.id
        left join account_heads h on h.account_id = a.id
        left join leases l on l.account_id = a.id
        order by a.id) x) as accounts,
      (select coalesce(json_agg(x), '[]') from (
        select channel, state, count(*)::int as count from notice_deliveries
        where state in ('queued', 'sending', 'deferred', 'failed') group by channel, state) x) as outbox,
      (select coalesce(json_agg(x), '[]') from (
        select kind, count(*)::int as waiting,
          greatest(0, extract(epoch from ${toTimestamp(nowMs)}::timestamptz - min(due_at)) * 1000)::float8 as "overdueMs"
        from due_work where done_at is null group by kind) x) as jobs,
      (select count(*)::int from desk_requests where state in ('queued', 'working')) as "requestsWaiting"`.execute(
    db,
  );
  const figures = rows[0];
  if (!figures) throw new Error('The database gave no figures');
  return figures;
}
