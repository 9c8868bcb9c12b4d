import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import type { Json } from '../tables.ts';

/** What stops or limits an account, from its row and its head. */
export interface GuardsRow {
  readonly accountId: string;
  readonly settings: Json;
  readonly killedAtMs: number | null;
  readonly killReason: string | null;
  readonly pausedAtMs: number | null;
  readonly placingStoppedReason: string | null;
  readonly breakerOpenedAtMs: number | null;
  readonly breakerReason: string | null;
  readonly sentDay: string | null;
  readonly sentOrders: number;
  readonly sentValue: number;
}

/** Of one account of the user, or of all; none when it is not theirs. */
export async function loadGuards(
  db: Db,
  of: { readonly userId: string; readonly accountId: string | null },
): Promise<readonly GuardsRow[]> {
  const { rows } = await sql<GuardsRow>`
    select a.id as "accountId", a.settings, a.killed_at as "killedAtMs", a.kill_reason as "killReason",
           a.paused_at as "pausedAtMs", a.placing_stopped_reason as "placingStoppedReason",
           a.breaker_opened_at as "breakerOpenedAtMs", a.breaker_reason as "breakerReason", h.sent_day as "sentDay",
           coalesce(h.sent_orders, 0) as "sentOrders", coalesce(h.sent_value, 0) as "sentValue"
    from broker_accounts a left join account_heads h on h.account_id = a.id
    where a.user_id = ${of.userId} and (${of.accountId}::text is null or a.id = ${of.accountId})
    order by a.created_at, a.id`.execute(db);
  return rows;
}
