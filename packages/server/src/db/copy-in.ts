import { sql, type Transaction } from 'kysely';
import { createCopyBytes } from './copy-bytes.ts';
import { storableJson } from './cycle/canonical-json.ts';
import { CopyBytes } from './send-copy.ts';
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

/** Writes them, table by table in one statement. A row that is there already is an error, which ends the transaction. */
export async function copyIn(trx: Transaction<Tables>, tables: readonly CopiedRows[]): Promise<void> {
  const some = tables.filter(({ bytes }) => bytes.length > 0);
  if (some.length === 0) return;
  const statement = sql.join(some.map(copyOf), sql`; `).compile(trx);
  await trx.executeQuery({ ...statement, parameters: [new CopyBytes(some.map(({ bytes }) => bytes))] });
}

function copyOf({ table, columns }: CopiedRows) {
  return sql`copy ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) from stdin`;
}

function fieldOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? storableJson(JSON.stringify(value)) : String(value);
}
