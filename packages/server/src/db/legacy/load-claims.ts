import { claimNames, claimsOfExact, dayNumber, type ExactOrder, type OrderId, toId } from '@orderwatch/core';
import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { dayText } from '../cycle/records.ts';

interface Row {
  readonly order_id: string;
  readonly kind: 'attempt' | 'tag' | 'fill' | 'execution' | 'buy' | 'sell';
  readonly name: string;
  readonly more: string | null;
}

/**
 * Which orders of the database have what exported orders name and only one may have; what each names of itself is left out. For a
 * thousand orders at a time.
 */
export async function loadClaims(
  db: Db,
  accountId: string,
  orders: readonly ExactOrder[],
): Promise<ReadonlyMap<string, OrderId>> {
  const attempts = orders.flatMap((one) => one.attempts);
  const fills = orders.flatMap((one) => one.fills);
  const shares = orders.map(({ order }) => order.instrumentKey);
  const { rows } = await sql<Row>`
    select order_id, 'attempt' as kind, id as name, null as more from attempts
    where id = any(${attempts.map(({ id }) => id)}::text[])
    union all
    select order_id, 'tag', client_tag, null from attempts
    where client_tag = any(${attempts.flatMap(({ clientTag }) => clientTag ?? [])}::text[])
    union all
    select order_id, 'fill', id, null from fills where id = any(${fills.map(({ id }) => id)}::text[])
    union all
    select f.order_id, 'execution', f.broker_order_id, f.fill_key from fills f
    join unnest(${fills.map((fill) => fill.brokerOrderId)}::text[], ${fills.map((fill) => fill.fillKey)}::text[])
      as sought (number, key) on f.broker_order_id = sought.number and f.fill_key = sought.key
    where f.account_id = ${accountId}
    union all
    select o.id, 'buy', o.instrument_key, o.trading_day::text from orders o
    join unnest(${shares}::text[], ${orders.map(({ order }) => dayText(order.tradingDay))}::date[])
      as sought (share, day) on o.instrument_key = sought.share and o.trading_day = sought.day
    where o.account_id = ${accountId} and o.side = 'buy' and o.origin = 'system'
      and o.status not in ('failed', 'rejected', 'cancelled')
    union all
    select id, 'sell', instrument_key, null from orders
    where account_id = ${accountId} and instrument_key = any(${shares}::text[]) and side = 'sell' and origin = 'system'
      and status in ('placing', 'unconfirmed', 'amo', 'pending_execution')`.execute(db);
  const named = new Map<string, string[]>();
  for (const one of orders)
    for (const { claim } of claimsOfExact(one)) named.set(claim, [...(named.get(claim) ?? []), one.order.id]);
  return new Map(
    rows.flatMap((row): [string, OrderId][] => {
      const claim = claimOf(row);
      const byOther = named.get(claim)?.some((id) => id !== row.order_id) ?? false;
      return byOther ? [[claim, toId('ord', row.order_id)]] : [];
    }),
  );
}

function claimOf({ kind, name, more }: Row): string {
  switch (kind) {
    case 'attempt':
    case 'tag':
    case 'fill':
    case 'sell':
      return claimNames[kind](name);
    case 'execution':
      return claimNames.execution(name, more ?? '');
    case 'buy':
      return claimNames.buy(name, dayNumber(Temporal.PlainDate.from(more ?? '')));
  }
}
