import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import {
  POSITION_COLUMNS,
  type PositionRow,
  positionFromRow,
  type StoredPosition,
} from './position-from-row.ts';

/** The positions, open or closed, whose ledgers name one of these orders. */
export async function loadPositionsOf(
  db: Db,
  accountId: string,
  orderIds: readonly string[],
): Promise<readonly StoredPosition[]> {
  if (orderIds.length === 0) return [];
  const { rows } = await sql<PositionRow>`
    select ${POSITION_COLUMNS} from positions p
    where p.account_id = ${accountId} and exists (
      select 1 from jsonb_array_elements(p.ledger) entry where entry ->> 'orderId' = any(${orderIds}::text[]))
    order by p.opened_at, p.id`.execute(db);
  return rows.map(positionFromRow);
}
