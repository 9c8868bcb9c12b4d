import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { createRowSplitter, type JsonObject, parseRow } from '@orderwatch/core';

/** What stands in the earlier system's `pending_orders.json` now. */
export interface TrackerFile {
  /** The whole text; null when there is no file. */
  readonly text: string | null;
  readonly rows: readonly JsonObject[];
  /** Why it cannot be read whole; null when it can, and when there is none. */
  readonly fault: string | null;
}

export function trackerPath(dir: string): string {
  return path.join(dir, 'pending_orders.json');
}

/** Reads the file, however it is. The earlier system may be writing it at this moment. */
export async function readTrackerFile(dir: string): Promise<TrackerFile> {
  const text = await readFile(trackerPath(dir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return { text, rows: [], fault: null };
  const splitter = createRowSplitter();
  const texts = splitter.push(text.replace(/^\ufeff/, ''));
  const fault = splitter.end();
  const rows: JsonObject[] = [];
  for (const { list, index, text: row, line } of texts) {
    if (index === -1 || (list !== 'orders' && list !== '')) continue;
    const parsed = parseRow(row);
    if (!parsed.ok) return { text, rows, fault: `line ${line}: ${parsed.error.words}` };
    rows.push(parsed.value.value);
  }
  return { text, rows, fault: fault === null ? null : `line ${fault.line}: ${fault.words}` };
}

/** Changes whenever the file does; null when there is none. */
export async function stampOf(dir: string): Promise<string | null> {
  const facts = await stat(trackerPath(dir)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return facts === null ? null : `${facts.ino}:${facts.size}:${facts.mtimeMs}`;
}
