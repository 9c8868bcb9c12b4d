import { deflateRawSync } from 'node:zlib';
import {
  createRowSplitter,
  NSE_CALENDAR_2026_SOURCE,
  nseCalendar2026,
  type OpenHighLow,
  readBhavcopy,
  readCalendarFile,
  readRecommendations,
  readRowObject,
  readRowText,
} from '@orderwatch/core';
import { CsvError, parse } from 'csv-parse/sync';
import { unzipFirst } from '../../prices/unzip-first.ts';
import { fromJsonRows, readCsv } from '../../recommendations/read-csv.ts';
import type { Parser } from './parser.ts';
import { BHAVCOPY, legacySample, RECOMMENDATIONS, RECOMMENDED_ROWS } from './samples.ts';

const LARGEST_BYTES = 1_000_000;
const ZIP_FAULTS = /zip archive|no directory|cut off|packed by method/;

/** Files that people and the exchange hand in. */
export const FILE_PARSERS: readonly Parser[] = [
  {
    name: 'daily prices of the NSE',
    samples: [BHAVCOPY],
    read(text) {
      const records = csvRecords(text);
      const read = records === null ? null : readBhavcopy(records, 0);
      if (!read?.ok) return null;
      const odd = read.value.closes.find(
        ({ close, openHighLow, symbol }) =>
          close <= 0 ||
          !Number.isSafeInteger(close) ||
          !isStorable(symbol) ||
          (openHighLow !== null && !isAround(openHighLow, close)),
      );
      return odd === undefined ? null : `A close that cannot be kept: ${JSON.stringify(odd).slice(0, 200)}`;
    },
  },
  {
    name: 'zipped prices of the NSE',
    samples: [zipped(BHAVCOPY)],
    read(text) {
      try {
        const unpacked = unzipFirst(Buffer.from(text, 'latin1'), LARGEST_BYTES);
        return unpacked.length > LARGEST_BYTES ? 'More was unpacked than is allowed' : null;
      } catch (error) {
        if (error instanceof Error && (isZlib(error) || ZIP_FAULTS.test(error.message))) return null;
        throw error;
      }
    },
  },
  {
    name: 'recommendations, CSV',
    samples: [RECOMMENDATIONS],
    read(text) {
      const csv = readCsv(text);
      return csv.ok ? judgeRecommendations(csv.value) : null;
    },
  },
  {
    name: 'recommendations, JSON',
    samples: [RECOMMENDED_ROWS],
    read(text) {
      const rows = json(text);
      const isRows = Array.isArray(rows) && rows.every(isTexts);
      return isRows ? judgeRecommendations(fromJsonRows(rows)) : null;
    },
  },
  {
    name: 'calendar',
    samples: [
      JSON.stringify(NSE_CALENDAR_2026_SOURCE),
      JSON.stringify(NSE_CALENDAR_2026_SOURCE, null, 2),
      JSON.stringify({ CM: [{ tradingDate: '26-Jan-2027', description: 'Republic Day' }] }),
    ],
    read(text) {
      readCalendarFile(nseCalendar2026(), json(text));
      return null;
    },
  },
  {
    name: 'JSON of the earlier system',
    samples: ['pending_orders', 'trades_history', 'system_recommended_symbols'].map((name) =>
      legacySample(`whole/${name}.json`),
    ),
    read(text, draw) {
      const splitter = createRowSplitter();
      for (let at = 0; at < text.length; ) {
        const length = 1 + draw(4_000);
        for (const row of splitter.push(text.slice(at, at + length))) readRowText(row.list, row.text);
        if (splitter.fault() !== null) return null;
        at += length;
      }
      splitter.end();
      return null;
    },
  },
  {
    name: 'tables of the earlier system',
    samples: [legacySample('tables/positions.csv')],
    read(text) {
      const [header = [], ...rows] = csvRecords(text) ?? [];
      for (const row of rows) {
        readRowObject('', Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
      }
      return null;
    },
  },
];

function judgeRecommendations({ header, rows }: ReturnType<typeof fromJsonRows>): string | null {
  const read = readRecommendations(rows, header);
  if (!read.ok) return null;
  const { accepted, skipped } = read.value;
  if (accepted.length + skipped.length !== rows.length) return 'A row is neither taken nor skipped';
  const odd = accepted.find(
    ({ lastClose }) => lastClose !== null && (!Number.isSafeInteger(lastClose) || lastClose <= 0),
  );
  return odd === undefined ? null : `Taken at an odd price: ${JSON.stringify(odd).slice(0, 200)}`;
}

function csvRecords(text: string): string[][] | null {
  try {
    return parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true });
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTexts(row: unknown): row is Record<string, string> {
  return (
    typeof row === 'object' && row !== null && Object.values(row).every((value) => typeof value === 'string')
  );
}

/** What the database demands of open, high and low beside a close. */
function isAround({ open, high, low }: OpenHighLow, close: number): boolean {
  const whole = [open, high, low].every(Number.isSafeInteger);
  return whole && low > 0 && low <= Math.min(open, close) && high >= Math.max(open, close);
}

/** What a database can keep. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}

function isZlib(error: Error): boolean {
  return 'code' in error && /^(Z_|ERR_BUFFER_TOO_LARGE)/.test(String(error.code));
}

/** A zip archive with one file, letter for byte. */
function zipped(text: string): string {
  const packed = deflateRawSync(Buffer.from(text));
  const name = Buffer.from('prices.csv');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(text.length, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, entry, name, end]).toString('latin1');
}
