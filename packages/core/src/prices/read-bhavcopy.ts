import { dayNumber } from '../market/index.ts';
import type { IstDay } from '../orders/index.ts';
import { err, ok, type Result } from '../result.ts';
import type { EpochMs } from '../time.ts';
import type { DailyClose } from './daily-close.ts';
import { readOpenHighLow } from './read-open-high-low.ts';
import { readPrice } from './read-price.ts';

/** A row that could not be read. `line` counts the header as 1, as an editor does. */
export interface BhavcopyFault {
  readonly line: number;
  readonly why: string;
}

export interface BhavcopyRows {
  readonly closes: readonly DailyClose[];
  readonly faults: readonly BhavcopyFault[];
  /** Rows of other segments, instruments and series. */
  readonly skipped: number;
  /** The trading days that the file is about: a share that it lacks did not trade on them. */
  readonly days: readonly IstDay[];
}

export type BhavcopyError =
  | { readonly code: 'empty' }
  | { readonly code: 'columns_missing'; readonly columns: readonly string[] };

/** Shares as they are traded by everybody; block windows, bonds, funds and the rest have series of their own. */
const SERIES: ReadonlySet<string> = new Set(['EQ', 'BE', 'BZ', 'BL', 'SM', 'ST', 'SZ']);
const COLUMNS = [
  'TradDt',
  'Sgmt',
  'FinInstrmTp',
  'ISIN',
  'TckrSymb',
  'SctySrs',
  'ClsPric',
  'PrvsClsgPric',
] as const;
/** A file without these has closes alone. */
const RANGE_COLUMNS = ['OpnPric', 'HghPric', 'LwPric'] as const;
type Column = (typeof COLUMNS | typeof RANGE_COLUMNS)[number];
type Cells = Readonly<Record<Column, string>>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SYMBOL = /^[!-~]{1,50}$/;
const ISIN = /^[A-Z]{2}[A-Z0-9]{9}\d$/;

/**
 * Reads NSE's common bhavcopy (the "UDiFF" layout in force since 8 July 2024): CSV records that are split already, the
 * header first. Columns are found by name. Prices are rupees; one that is missing or not above zero is a fault of its
 * row, and so is a day or an ISIN that is none, and prices of a day that contradict each other (`readOpenHighLow`). An
 * error means that it is no bhavcopy.
 */
export function readBhavcopy(
  records: readonly (readonly string[])[],
  importedAtMs: EpochMs,
): Result<BhavcopyRows, BhavcopyError> {
  const [header, ...rows] = records;
  if (header === undefined) return err({ code: 'empty' });
  const at = new Map(header.map((name, index) => [name.trim().replace(/^\uFEFF/, ''), index]));
  const missing = COLUMNS.filter((name) => !at.has(name));
  if (missing.length > 0) return err({ code: 'columns_missing', columns: missing });
  const closes: DailyClose[] = [];
  const faults: BhavcopyFault[] = [];
  let skipped = 0;
  rows.forEach((row, index) => {
    const cells = cellsOf(row, at);
    if (!isShare(cells)) {
      skipped += 1;
      return;
    }
    const close = readRow(cells, importedAtMs);
    if (close.ok) closes.push(close.value);
    else faults.push({ line: index + 2, why: close.error });
  });
  return ok({ closes, faults, skipped, days: [...new Set(closes.map(({ day }) => day))] });
}

function cellsOf(row: readonly string[], at: ReadonlyMap<string, number>): Cells {
  const cell = (name: Column): string => row[at.get(name) ?? -1]?.trim() ?? '';
  return {
    TradDt: cell('TradDt'),
    Sgmt: cell('Sgmt'),
    FinInstrmTp: cell('FinInstrmTp'),
    ISIN: cell('ISIN'),
    TckrSymb: cell('TckrSymb'),
    SctySrs: cell('SctySrs'),
    OpnPric: cell('OpnPric'),
    HghPric: cell('HghPric'),
    LwPric: cell('LwPric'),
    ClsPric: cell('ClsPric'),
    PrvsClsgPric: cell('PrvsClsgPric'),
  };
}

function isShare({ Sgmt, FinInstrmTp, SctySrs }: Cells): boolean {
  return Sgmt === 'CM' && FinInstrmTp === 'STK' && SERIES.has(SctySrs);
}

function readRow(cells: Cells, importedAtMs: EpochMs): Result<DailyClose, string> {
  const day = readDay(cells.TradDt);
  if (day === null) return err(`TradDt is no day: "${cells.TradDt}"`);
  if (!ISIN.test(cells.ISIN)) return err(`ISIN is none: "${cells.ISIN}"`);
  if (!SYMBOL.test(cells.TckrSymb)) return err(`TckrSymb is none: "${cells.TckrSymb.slice(0, 50)}"`);
  const close = readPrice(cells.ClsPric);
  if (close === null) return err(`ClsPric is no price: "${cells.ClsPric}"`);
  const openHighLow = readOpenHighLow(cells, close);
  if (!openHighLow.ok) return openHighLow;
  return ok({
    isin: cells.ISIN,
    symbol: cells.TckrSymb,
    series: cells.SctySrs,
    day,
    close,
    openHighLow: openHighLow.value,
    // A share on its first day has none.
    previousClose: readPrice(cells.PrvsClsgPric),
    source: 'nse_bhavcopy',
    importedAtMs,
  });
}

function readDay(text: string): IstDay | null {
  if (!DAY.test(text)) return null;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  if (month < 1 || month > 12 || day < 1) return null;
  const read = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });
  return read.toString() === text ? dayNumber(read) : null;
}
