import { type OrderFact, parseDecimal, toId } from '@orderwatch/core';
import { sql } from 'kysely';
import type { Db } from '../connect.ts';

interface FactRow {
  readonly kind: OrderFact['kind'];
  readonly order_id: string;
  readonly side: OrderFact['side'];
  readonly at: number;
  readonly quantity: number | null;
  /** In rupees, of all its shares. */
  readonly value: string | null;
}

/**
 * What became of an order, or of the orders of a position, as far as it can be drawn among prices. The caller has checked
 * whose they are. An order was placed when it was sent and got a number of the broker's, or, of somebody else's making,
 * when it was first seen; how it ended counts from when that was learned.
 */
export async function listOrderFacts(
  db: Db,
  of: { readonly orderId: string } | { readonly positionId: string },
): Promise<readonly OrderFact[]> {
  const [order, fill] =
    'orderId' in of
      ? [sql`o.id = ${of.orderId}`, sql`f.order_id = ${of.orderId}`]
      : [sql`o.position_id = ${of.positionId}`, sql`f.position_id = ${of.positionId}`];
  const { rows } = await sql<FactRow>`
    select 'placed' as kind, o.id as order_id, o.side, coalesce(a.sent_at, a.created_at) as at,
           null::integer as quantity, null::text as value
    from attempts a join orders o on o.id = a.order_id
    where ${order} and a.broker_order_id is not null and (a.sent_at is not null or o.origin = 'external')
    union all
    select 'filled', f.order_id, o.side, coalesce(f.filled_at, f.learned_at), f.quantity, f.value::text
    from fills f join orders o on o.id = f.order_id
    where ${fill} and f.superseded_at is null
    union all
    select case e.kind when 'order.cancelled' then 'cancelled' when 'order.expired' then 'expired' else 'rejected' end,
           o.id, o.side, e.at, null, null
    from events e join orders o on o.id = e.order_id
    where ${order} and e.kind in ('order.cancelled', 'order.expired', 'order.rejected', 'order.refused')
    order by at`.execute(db);
  return rows.map(factOf);
}

function factOf({ kind, order_id, side, at, quantity, value }: FactRow): OrderFact {
  const fill = quantity === null || value === null ? null : { quantity, value: exact(value) };
  return { kind, orderId: toId('ord', order_id), side, atMs: at, fill };
}

function exact(text: string) {
  const value = parseDecimal(text);
  if (!value.ok) throw new Error(`The value of a fill is no decimal: ${text}`);
  return value.value;
}
