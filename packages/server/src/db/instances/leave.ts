import type { Db } from '../connect.ts';

/** Strikes the instance out: the others reckon without it at once. */
export async function leave(db: Db, id: string): Promise<void> {
  await db.deleteFrom('instances').where('id', '=', id).execute();
}
