import { type DailyClose, type IstDay, type OpenHighLow, paise } from '@orderwatch/core';
import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { dayNumber, dayText } from '../cycle/records.ts';

/** A row of `daily_closes`, as JSON. */
export interface CloseRow {
  readonly isin: string;
  readonly symbol: string;
  readonly series: string;
  readonly day: string;
  readonly close: number;
  /** Null together. */
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  readonly previous_close: number | null;
  readonly source: DailyClose['source'];
  readonly imported_at: number;
}

/** For a select from `daily_closes c`. */
export const CLOSE_COLUMNS = sql`
  c.isin, c.symbol, c.series, c.day::text as day, c.open, c.high, c.low, c.close, c.previous_close,
  c.source,
  (extract(epoch from c.imported_at) * 1000)::bigint as imported_at`;

/** Closes by ISIN, in the order of the rows. */
export function closesByIsin(rows: readonly CloseRow[]): ReadonlyMap<string, readonly DailyClose[]> {
  const closes = new Map<string, DailyClose[]>();
  for (const row of rows) {
    const found: DailyClose = {
      isin: row.isin,
      symbol: row.symbol,
      series: row.series,
      day: dayNumber(row.day),
      close: paise(row.close),
      openHighLow: openHighLowOf(row),
      previousClose: row.previous_close === null ? null : paise(row.previous_close),
      source: row.source,
      importedAtMs: row.imported_at,
    };
    const others = closes.get(row.isin);
    if (others) others.push(found);
    else closes.set(row.isin, [found]);
  }
  return closes;
}

function openHighLowOf({ open, high, low }: CloseRow): OpenHighLow | null {
  if (open === null || high === null || low === null) return null;
  return { open: paise(open), high: paise(high), low: paise(low) };
}

/** The closes of some shares by ISIN, oldest first, from a day on. */
export async function loadCloses(
  db: Db,
  isins: readonly string[],
  sinceDay: IstDay,
): Promise<ReadonlyMap<string, readonly DailyClose[]>> {
  const { rows } = await sql<CloseRow>`
    select ${CLOSE_COLUMNS} from daily_closes c
    where c.isin = any(${[...isins]}) and c.day >= ${dayText(sinceDay)}::date
    order by c.day`.execute(db);
  return closesByIsin(rows);
}

/** The days from one on whose whole file was read. */
export async function loadImportedDays(db: Db, sinceDay: IstDay): Promise<ReadonlySet<IstDay>> {
  const { rows } = await sql<{ day: string }>`
    select distinct day::text as day from daily_close_files where day >= ${dayText(sinceDay)}::date`.execute(
    db,
  );
  return new Set(rows.map(({ day }) => dayNumber(day)));
}
