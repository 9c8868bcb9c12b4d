import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';

export interface UnconfirmedAttempt {
  readonly attemptId: string;
  readonly orderId: string;
  readonly side: 'buy' | 'sell';
  readonly sentAtMs: number;
}

/** The account's sendings whose outcome nobody knows. */
export async function loadUnconfirmed(db: Db, accountId: string): Promise<readonly UnconfirmedAttempt[]> {
  const { rows } = await sql<UnconfirmedAttempt>`
    select t.id as "attemptId", o.id as "orderId", o.side,
      (extract(epoch from coalesce(t.sent_at, t.created_at)) * 1000)::bigint as "sentAtMs"
    from attempts t join orders o on o.id = t.order_id
    where t.account_id = ${accountId} and t.state = 'unconfirmed'
    order by t.created_at`.execute(db);
  return rows;
}

/** Of these numbers of the broker, those that no order of the account has. */
export async function findUnknownNumbers(
  db: Db,
  accountId: string,
  numbers: readonly string[],
): Promise<readonly string[]> {
  if (numbers.length === 0) return [];
  const { rows } = await sql<{ number: string }>`
    select n.number from unnest(${numbers}::text[]) n (number)
    where not exists (
      select 1 from attempts t where t.account_id = ${accountId} and t.broker_order_id = n.number
    )`.execute(db);
  return rows.map(({ number }) => number);
}

/** Whether a row of the broker has shown a tag of ours since then: a fact of this broker, measured on this account. */
export async function hasShownTag(db: Db, accountId: string, sinceMs: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from evidence e join attempts t on t.id = e.attempt_id
    where e.account_id = ${accountId} and e.received_at >= ${toTimestamp(sinceMs)}::timestamptz
      and e.source in ('book', 'feed') and t.client_tag is not null
      and e.payload::text like '%' || t.client_tag || '%'
    limit 1`.execute(db);
  return rows.length > 0;
}
