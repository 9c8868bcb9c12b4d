import { sql } from 'kysely';
import type { Db } from '../connect.ts';

/**
 * Gives the queued buys of an account their places, in the order of the ids; every other of its orders loses its own. An
 * order's version stays: its place is not part of what the broker and the desk decide about it.
 */
export async function placeInQueue(db: Db, accountId: string, orderIds: readonly string[]): Promise<void> {
  await sql`
    update orders o set retry_place = wished.place
    from (
      select o.id, array_position(${[...orderIds]}::text[], o.id) as place
      from orders o
      where o.account_id = ${accountId}
        and (o.retry_place is not null or (o.status = 'retry_pending' and o.id = any(${[...orderIds]}::text[])))
    ) as wished
    where o.id = wished.id and o.retry_place is distinct from wished.place`.execute(db);
}
