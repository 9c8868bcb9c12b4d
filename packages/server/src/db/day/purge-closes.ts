import type { IstDay } from '@orderwatch/core';
import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { dayText } from '../cycle/records.ts';
import { deleteBatches } from './delete-batches.ts';

/** Deletes closing prices of days before one, and the record of the files that brought them. */
export async function purgeCloses(db: Db, beforeDay: IstDay): Promise<number> {
  const day = dayText(beforeDay);
  await sql`delete from daily_close_files where day < ${day}::date`.execute(db);
  return deleteBatches(
    db,
    (limit) => sql`
      delete from daily_closes where ctid in (
        select ctid from daily_closes where day < ${day}::date limit ${limit}
      )`,
  );
}
