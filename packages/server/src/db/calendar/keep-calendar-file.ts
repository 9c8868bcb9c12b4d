import { type Db, toTimestamp } from '../connect.ts';
import type { CalendarFile } from './load-calendar-files.ts';

/** Keeps an imported calendar. False when the very same one was kept last: it says nothing new. */
export async function keepCalendarFile(
  db: Db,
  { fileName, body, importedAtMs }: CalendarFile,
  sha256: string,
): Promise<boolean> {
  const row = { file_name: fileName, body: JSON.stringify(body), imported_at: toTimestamp(importedAtMs) };
  return db.transaction().execute(async (trx) => {
    const last = await trx
      .selectFrom('calendar_files')
      .select('sha256')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (last?.sha256 === sha256) return false;
    // An older one that is imported again holds over what came between.
    await trx.deleteFrom('calendar_files').where('sha256', '=', sha256).execute();
    await trx
      .insertInto('calendar_files')
      .values({ ...row, sha256 })
      .execute();
    return true;
  });
}
