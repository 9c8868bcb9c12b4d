import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql, type Transaction } from 'kysely';
import type pg from 'pg';
import { from } from 'pg-copy-streams';
import { createCopyBytes } from './copy-bytes.ts';
import { storableJson } from './cycle/canonical-json.ts';
import type { Tables } from './tables.ts';

/** New rows of a table as COPY takes them, made before the connection is free for them. */
export interface CopiedRows {
  readonly table: keyof Tables;
  readonly columns: readonly string[];
  /** In COPY's text format. */
  readonly bytes: Buffer;
}

/** Several records that are one row. */
export type RowParts = readonly Readonly<Record<string, unknown>>[];

/** Gathers rows of a table for COPY. */
export interface CopyRows {
  add(parts: RowParts): void;
  /** How many rows were added since the last were taken. */
  rows(): number;
  /** Their bytes hold until the take after next: by then they have to be written. */
  take(): CopiedRows;
}

/**
 * Rows for COPY: the same rows as JSON cost the database three times as much. Every row has the same parts with the same keys,
 * which are the columns; objects among the values are JSON. `without`: keys that are no columns, or are left null. A row becomes
 * bytes as soon as it is added, so that nothing that it was made of grows old.
 */
export function createCopyRows(table: keyof Tables, without: readonly string[] = []): CopyRows {
  const bytes = createCopyBytes();
  let names: readonly (readonly string[])[] | undefined;
  let rows = 0;
  return {
    add(parts) {
      names ??= parts.map((part) => Object.keys(part).filter((name) => !without.includes(name)));
      for (let index = 0; index < parts.length; index += 1) {
        for (const name of names[index] ?? []) bytes.field(fieldOf(parts[index]?.[name]));
      }
      bytes.endRow();
      rows += 1;
    },
    rows: () => rows,
    take() {
      rows = 0;
      return { table, columns: (names ?? []).flat(), bytes: bytes.take() };
    },
  };
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

function fieldOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? storableJson(JSON.stringify(value)) : String(value);
}
