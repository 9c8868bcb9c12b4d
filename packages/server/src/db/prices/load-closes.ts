import { type DailyClose, type IstDay, paise } from '@orderwatch/core';
import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { dayNumber, dayText } from '../cycle/records.ts';

/** The closes of some shares by ISIN, oldest first, from a day on. */
export async function loadCloses(
  db: Db,
  isins: readonly string[],
  sinceDay: IstDay,
): Promise<ReadonlyMap<string, readonly DailyClose[]>> {
  const rows = await db
    .selectFrom('daily_closes')
    .selectAll()
    .where('isin', 'in', isins.length === 0 ? [''] : [...isins])
    .where('day', '>=', dayText(sinceDay))
    .orderBy('day')
    .execute();
  const closes = new Map<string, DailyClose[]>();
  for (const row of rows) {
    const close: DailyClose = {
      isin: row.isin,
      symbol: row.symbol,
      series: row.series,
      day: dayNumber(row.day),
      close: paise(row.close),
      previousClose: row.previous_close === null ? null : paise(row.previous_close),
      source: row.source,
      importedAtMs: row.imported_at,
    };
    const others = closes.get(row.isin);
    if (others) others.push(close);
    else closes.set(row.isin, [close]);
  }
  return closes;
}

/** The days from one on whose whole file was read. */
export async function loadImportedDays(db: Db, sinceDay: IstDay): Promise<ReadonlySet<IstDay>> {
  const { rows } = await sql<{ day: string }>`
    select distinct day::text as day from daily_close_files where day >= ${dayText(sinceDay)}::date`.execute(
    db,
  );
  return new Set(rows.map(({ day }) => dayNumber(day)));
}
