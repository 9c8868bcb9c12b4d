import { type FundsStep, type Paise, paise } from '@orderwatch/core';
import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';

export interface AmoMeasurement {
  readonly measuredAtMs: number;
  readonly verdict: 'yes' | 'no';
  readonly orders: number;
  readonly value: Paise;
  readonly freeBefore: Paise;
  readonly freeAfter: Paise;
}

export async function keepAmoMeasurement(db: Db, accountId: string, measured: AmoMeasurement): Promise<void> {
  await db
    .insertInto('amo_funds_measurements')
    .values({
      account_id: accountId,
      measured_at: toTimestamp(measured.measuredAtMs),
      verdict: measured.verdict,
      orders: measured.orders,
      value: measured.value,
      free_before: measured.freeBefore,
      free_after: measured.freeAfter,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The latest one; undefined when it was never measured. */
export async function findAmoMeasurement(db: Db, accountId: string): Promise<AmoMeasurement | undefined> {
  const row = await db
    .selectFrom('amo_funds_measurements')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('measured_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined
    ? undefined
    : {
        measuredAtMs: row.measured_at,
        verdict: row.verdict,
        orders: row.orders,
        value: paise(row.value),
        freeBefore: paise(row.free_before),
        freeAfter: paise(row.free_after),
      };
}

/** What moved money since an event: after-market buys that the broker took, and whether anything else did. */
export async function loadMoneyMoves(
  db: Db,
  accountId: string,
  sinceSeq: number,
): Promise<Pick<FundsStep, 'accepted' | 'disturbed'>> {
  const { rows } = await sql<{
    kind: string;
    variety: string | null;
    side: string | null;
    value: number | null;
    needed: number | null;
  }>`
    select e.kind, o.variety, o.side, o.limit_price * o.quantity as value, o.required_cash as needed
    from events e left join orders o on o.id = e.order_id
    where e.account_id = ${accountId} and e.seq > ${sinceSeq}
      and e.kind in ('order.accepted', 'order.linked', 'order.rejected', 'order.cancelled', 'order.expired',
                     'order.partly_filled', 'order.filled', 'order.external_seen', 'order.modified',
                     'order.unconfirmed', 'order.correction')`.execute(db);
  const accepted = rows.filter(
    ({ kind, variety, side }) => kind === 'order.accepted' && variety === 'amo' && side === 'buy',
  );
  return {
    accepted: accepted.flatMap(({ value, needed }) =>
      value === null ? [] : [{ value: paise(value), needed: paise(needed ?? value) }],
    ),
    disturbed: accepted.length < rows.length || accepted.some(({ value }) => value === null),
  };
}

/** Where the account's history stands. */
export async function findEventSeq(db: Db, accountId: string): Promise<number> {
  const row = await db
    .selectFrom('account_heads')
    .select('event_seq')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row?.event_seq ?? 0;
}
