import type { DailyClose, EpochMs, IstDay } from '@orderwatch/core';
import { sql } from 'kysely';
import { type Db, toTimestamp } from '../connect.ts';
import { dayText } from '../cycle/records.ts';

export interface ClosesToKeep {
  readonly closes: readonly DailyClose[];
  /** Days about which the file was whole: a share that it lacks did not trade on them. */
  readonly wholeDays: readonly IstDay[];
  readonly source: DailyClose['source'];
  readonly importedAtMs: EpochMs;
}

/** Keeps closing prices. What was kept of a share and day before is replaced: the later import corrects the earlier. */
export async function keepCloses(
  db: Db,
  { closes, wholeDays, source, importedAtMs }: ClosesToKeep,
): Promise<void> {
  // One share can stand in a file under two series; the one that everybody trades counts.
  const rows = new Map<string, object>();
  for (const close of closes) {
    const key = `${close.isin} ${close.day}`;
    if (rows.has(key) && close.series !== 'EQ') continue;
    const { isin, symbol, series, openHighLow, previousClose } = close;
    rows.set(key, {
      day: dayText(close.day),
      isin,
      symbol,
      series,
      close: close.close,
      ...(openHighLow ?? { open: null, high: null, low: null }),
      previous_close: previousClose,
    });
  }
  const files = wholeDays.map((day) => ({
    day: dayText(day),
    rows: closes.filter((close) => close.day === day).length,
  }));
  await sql`
    with kept as (
      insert into daily_closes
        (day, isin, symbol, series, open, high, low, close, previous_close, source, imported_at)
      select day, isin, symbol, series, open, high, low, close, previous_close, ${source},
             ${toTimestamp(importedAtMs)}::timestamptz
      from jsonb_to_recordset(${JSON.stringify([...rows.values()])}::jsonb)
        as x (day date, isin text, symbol text, series text, open bigint, high bigint, low bigint, close bigint,
              previous_close bigint)
      on conflict (isin, day) do update
        set symbol = excluded.symbol, series = excluded.series, open = excluded.open, high = excluded.high,
            low = excluded.low, close = excluded.close, previous_close = excluded.previous_close,
            source = excluded.source, imported_at = excluded.imported_at
    )
    insert into daily_close_files (day, source, rows, imported_at)
    select day, ${source}, rows, ${toTimestamp(importedAtMs)}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(files)}::jsonb) as x (day date, rows integer)
    on conflict (day, source) do update set rows = excluded.rows, imported_at = excluded.imported_at`.execute(
    db,
  );
}
