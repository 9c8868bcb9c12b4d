import { REASON_CLASSES, type ReasonClass, reasonCodesOfClass } from '@orderwatch/core';
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
  readonly reasonClass?: ReasonClass | undefined;
  readonly fromDay?: string | undefined;
  readonly toDay?: string | undefined;
  readonly search?: string | undefined;
  /** Only these. */
  readonly ids?: readonly string[] | undefined;
}

/** The condition on orders `o`. Everything is filtered here, before paging, and nothing afterwards. */
export function orderConditions(filter: OrderFilter): RawBuilder<boolean> {
  const { userId, accountId, statuses, side, symbol, origin, reason, reasonClass } = filter;
  const { fromDay, toDay, search, ids } = filter;
  const conditions = [sql`o.user_id = ${userId}`];
  if (ids !== undefined) conditions.push(sql`o.id = any(${[...ids]}::text[])`);
  if (accountId !== undefined) conditions.push(ofAccount(accountId, userId));
  if (statuses !== undefined) conditions.push(sql`o.status = any(${statuses}::text[])`);
  if (side !== undefined) conditions.push(sql`o.side = ${side}`);
  if (symbol !== undefined) conditions.push(sql`o.symbol collate "C" = ${bareSymbol(symbol)}`);
  if (origin !== undefined) conditions.push(sql`o.origin = ${origin}`);
  if (fromDay !== undefined) conditions.push(sql`o.trading_day >= ${fromDay}::date`);
  if (toDay !== undefined) conditions.push(upTo(toDay));
  if (reason !== undefined) conditions.push(reasonMatches(reason));
  if (reasonClass !== undefined) conditions.push(reasonIsOf(reasonClass));
  if (search !== undefined) conditions.push(searchMatches(search, userId));
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/**
 * An order may wait long for the day it is for, but is never made after it. So the second part leaves nothing out (a
 * week is far more than any clock is wrong), and spares the walk through everything that is newer.
 */
function upTo(day: string): RawBuilder<unknown> {
  return sql`o.trading_day <= ${day}::date and o.created_at < (${day}::date + 7)::timestamptz`;
}

/** The second part is asked once, so that somebody else's account does not cost a walk through all of one's own. */
function ofAccount(accountId: string, userId: string): RawBuilder<unknown> {
  return sql`o.account_id = ${accountId}
    and exists (select 1 from broker_accounts where id = ${accountId} and user_id = ${userId})`;
}

/**
 * Our code or any part of the words. The first part is the condition of the indexes, without which they are not used.
 * Fewer than three letters have no trigram: the empty text behind the column keeps that index out of the way.
 */
function reasonMatches(reason: string): RawBuilder<unknown> {
  const pattern = `%${escapeLike(reason.toLowerCase())}%`;
  return reason.length < 3
    ? sql`o.reason_text is not null and o.reason_text || '' like ${pattern}`
    : sql`o.reason_text is not null and o.reason_text like ${pattern}`;
}

const OTHERWISE_KNOWN = REASON_CLASSES.filter((each) => each !== 'other').flatMap(reasonCodesOfClass);

/**
 * By the stored code, as `classOfReason` has it. An order that was placed after all has a reason only where the broker gave
 * words: what once kept it from being placed is over. The first part is the condition of the index, without which it is not
 * used.
 */
function reasonIsOf(wanted: ReasonClass): RawBuilder<unknown> {
  const isOfClass =
    wanted === 'other'
      ? sql`coalesce(o.reason_code, '') <> all(${OTHERWISE_KNOWN}::text[])`
      : sql`o.reason_code = any(${[...reasonCodesOfClass(wanted)]}::text[])`;
  return sql`o.reason_text is not null and ${isOfClass} and (
    o.status not in ('amo', 'pending_execution', 'ongoing', 'closed')
    or o.rejection_reason is not null or o.cancelled_reason is not null)`;
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
