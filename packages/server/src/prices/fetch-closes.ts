import { type IstDay, previousTradingDay, type TradingCalendar } from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import { dayNumber } from '../db/cycle/records.ts';
import { loadImportedDays } from '../db/prices/load-closes.ts';
import type { CloseSource } from './close-source.ts';
import { importCloses } from './import-closes.ts';

export interface FetchReport {
  /** Days that are still lacking, with the reason. */
  readonly lacking: readonly { readonly day: string; readonly why: string }[];
  readonly imported: readonly string[];
}

/** Fetches what is lacking of the last trading days up to this one, as many as its source says, the newest first. Accounts share what is kept. */
export async function fetchCloses(
  deps: {
    readonly db: Db;
    readonly calendar: TradingCalendar;
    readonly source: CloseSource;
    readonly nowMs: () => number;
  },
  upTo: string,
): Promise<FetchReport> {
  const { db, source, calendar } = deps;
  const days = lastTradingDays(calendar, upTo, source.daysBack);
  const known = await loadImportedDays(db, Math.min(...days.map(numberOf)));
  const imported: string[] = [];
  const lacking: { day: string; why: string }[] = [];
  for (const day of days) {
    if (known.has(numberOf(day))) continue;
    const file = await source.fetch(day);
    if (file.kind !== 'file') {
      lacking.push({ day, why: file.kind === 'none' ? 'The archive has no file of this day' : file.words });
      continue;
    }
    const kept = await importCloses(db, file.text, deps.nowMs());
    if (kept.ok) imported.push(day);
    else lacking.push({ day, why: kept.error });
  }
  return { imported, lacking };
}

function lastTradingDays(calendar: TradingCalendar, upTo: string, count: number): readonly string[] {
  const days = [upTo];
  let day = Temporal.PlainDate.from(upTo);
  while (days.length < count) {
    const before = previousTradingDay(calendar, day);
    if (!before.ok) break;
    day = before.value;
    days.push(day.toString());
  }
  return days;
}

function numberOf(day: string): IstDay {
  return dayNumber(day);
}
