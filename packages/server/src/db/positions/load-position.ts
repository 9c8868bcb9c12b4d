import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import {
  POSITION_COLUMNS,
  type PositionRow,
  positionFromRow,
  type StoredPosition,
} from './position-from-row.ts';

/** One position of an account, open or closed. */
export async function loadPosition(
  db: Db,
  accountId: string,
  positionId: string,
): Promise<StoredPosition | undefined> {
  const { rows } = await sql<PositionRow>`
    select ${POSITION_COLUMNS} from positions p where p.account_id = ${accountId} and p.id = ${positionId}`.execute(
    db,
  );
  return rows[0] && positionFromRow(rows[0]);
}
