import type { Position } from '@orderwatch/core';
import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { POSITION_COLUMNS, type PositionRow, positionFromRow } from '../positions/position-from-row.ts';

/** An account's open positions, the oldest first. */
export async function loadOpenPositions(db: Db, accountId: string): Promise<readonly Position[]> {
  const { rows } = await sql<PositionRow>`
    select ${POSITION_COLUMNS} from positions p
    where p.account_id = ${accountId} and p.closed_at is null
    order by p.opened_at, p.id`.execute(db);
  return rows.map((row) => positionFromRow(row).position);
}
