import { type RawBuilder, sql } from 'kysely';

/** What a list of orders is narrowed by; undefined does not narrow. Days are IST trading days, both inclusive. */
export interface OrderFilter {
  readonly userId: string;
  readonly accountId?: string | undefined;
  readonly statuses?: readonly string[] | undefined;
  readonly side?: string | undefined;
  readonly symbol?: string | undefined;
  readonly origin?: string | undefined;
  readonly reason?: string | undefined;
  readonly fromDay?: string | undefined;
  readonly toDay?: string | undefined;
  readonly search?: string | undefined;
}

/** The condition on orders `o`. Everything is filtered here, before paging, and nothing afterwards. */
export function orderConditions(filter: OrderFilter): RawBuilder<boolean> {
  const { userId, accountId, statuses, side, symbol, origin, reason, fromDay, toDay, search } = filter;
  const conditions = [sql`o.user_id = ${userId}`];
  if (accountId !== undefined) conditions.push(sql`o.account_id = ${accountId}`);
  if (statuses !== undefined) conditions.push(sql`o.status = any(${statuses}::text[])`);
  if (side !== undefined) conditions.push(sql`o.side = ${side}`);
  if (symbol !== undefined) conditions.push(sql`o.symbol collate "C" = ${bareSymbol(symbol)}`);
  if (origin !== undefined) conditions.push(sql`o.origin = ${origin}`);
  if (fromDay !== undefined) conditions.push(sql`o.trading_day >= ${fromDay}::date`);
  if (toDay !== undefined) conditions.push(sql`o.trading_day <= ${toDay}::date`);
  if (reason !== undefined) conditions.push(reasonMatches(reason));
  if (search !== undefined) conditions.push(searchMatches(search, userId));
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** Our code or any part of the words. The first line is the condition of the index, without which it is not used. */
function reasonMatches(reason: string): RawBuilder<unknown> {
  const pattern = `%${escapeLike(reason.toLowerCase())}%`;
  return sql`
    (o.reason_code is not null or o.failure_reason is not null or o.rejection_reason is not null or o.cancelled_reason is not null)
    and order_reason_text(o.reason_code, o.failure_reason, o.rejection_reason, o.cancelled_reason) like ${pattern}`;
}

/** The beginning of a symbol, or exactly one of the names an order has here or at the broker. */
function searchMatches(text: string, userId: string): RawBuilder<unknown> {
  const exact = text.trim();
  return sql`(
    o.symbol collate "C" like ${`${escapeLike(bareSymbol(text))}%`}
    or o.id = any(array(
      select ${exact}
      union all
      select order_id from attempts
      where account_id in (select id from broker_accounts where user_id = ${userId}) and broker_order_id = ${exact}
      union all
      select order_id from attempts where client_tag = ${exact.toUpperCase()}
    )))`;
}

/** "reliance-eq" and "RELIANCE.NS" mean RELIANCE. */
function bareSymbol(text: string): string {
  return text
    .trim()
    .toUpperCase()
    .replace(/(-(EQ|BE|BZ|SM|ST)|\.(NS|BO))$/, '');
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
