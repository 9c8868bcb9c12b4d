import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql, type Transaction } from 'kysely';
import type pg from 'pg';
import { from } from 'pg-copy-streams';
import { storableJson, storableText } from './cycle/canonical-json.ts';
import type { Tables } from './tables.ts';

/** New rows of a table as COPY takes them, made before the connection is free for them. */
export interface CopiedRows {
  readonly table: keyof Tables;
  readonly columns: readonly string[];
  /** In COPY's text format. As bytes at once: as texts a hundred thousand rows would cost more in memory than in work. */
  readonly bytes: Buffer;
}

/** Several records that are one row. */
export type RowParts = readonly Readonly<Record<string, unknown>>[];

/**
 * Rows for COPY: the same rows as JSON cost the database three times as much. Every row has the same parts with the same keys,
 * which are the columns; objects among the values are JSON. `without`: keys that are no columns, or are left null.
 */
export function copiedRows(
  table: keyof Tables,
  rows: readonly RowParts[],
  without: readonly string[] = [],
): CopiedRows {
  const names = (rows[0] ?? []).map((part) => Object.keys(part).filter((name) => !without.includes(name)));
  const lines = rows.map((parts) => Buffer.from(storableText(lineOf(parts, names))));
  return { table, columns: names.flat(), bytes: Buffer.concat(lines) };
}

/** Writes them. A row that is there already is an error, which ends the transaction. */
export async function copyIn(trx: Transaction<Tables>, rows: CopiedRows): Promise<void> {
  if (rows.bytes.length === 0) return;
  const columns = sql.join(rows.columns.map((column) => sql.ref(column)));
  const statement = sql`copy ${sql.table(rows.table)} (${columns}) from stdin`.compile(trx);
  await trx.executeQuery({ ...statement, parameters: [new CopyBytes(rows.bytes)] });
}

/** What a COPY has in the place of parameters. */
export class CopyBytes {
  readonly bytes: Buffer;
  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }
}

/** Sends a COPY on a connection of the driver, which has no other way of giving a statement its rows. */
export async function sendCopy(
  client: pg.ClientBase,
  statement: string,
  { bytes }: CopyBytes,
): Promise<void> {
  await pipeline(Readable.from([bytes]), client.query(from(statement)));
}

function lineOf(parts: RowParts, names: readonly (readonly string[])[]): string {
  let line = '';
  for (const [index, part] of parts.entries()) {
    for (const name of names[index] ?? []) line += `${fieldOf(part[name])}\t`;
  }
  return `${line.slice(0, -1)}\n`;
}

function fieldOf(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'object') return escaped(storableJson(JSON.stringify(value)));
  return String(value);
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(text: string): string {
  if (!/[\\\n\r\t]/.test(text)) return text;
  return text.replace(/[\\\n\r\t]/g, (special) => ESCAPES[special] ?? special);
}
