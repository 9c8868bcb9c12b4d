import type { Json, JsonObject } from '../orders/index.ts';

/** How the older file and the database differ about one order. */
export interface RowDifference {
  readonly orderNumber: string;
  readonly kind: 'only_in_file' | 'only_in_database' | 'differs';
  readonly field: string | null;
  readonly inFile: string | null;
  readonly inDatabase: string | null;
}

// Times of checks differ all day and say nothing.
const COMPARED = ['status', 'qty', 'executed_qty'] as const;

interface Compared {
  /** Orders, however many rows tell of them. */
  readonly inFile: number;
  /** Of the rows, and those that the database has besides of what the file names. */
  readonly inDatabase: number;
  readonly differences: readonly RowDifference[];
}

/**
 * Compares the rows of the older file with those that the database would write. The last row of a number counts. `known`: numbers
 * of the file that the database has, also those that ended too long ago to be written: they are counted and not compared.
 */
export function compareRows(
  file: readonly JsonObject[],
  database: readonly JsonObject[],
  known: ReadonlySet<string>,
): Compared {
  const inFile = byNumber(file);
  const inDatabase = byNumber(database);
  const differences: RowDifference[] = [];
  for (const [number, row] of inDatabase) {
    const other = inFile.get(number);
    if (other === undefined) differences.push({ ...nothing(number), kind: 'only_in_database' });
    else differences.push(...differing(number, other, row));
  }
  const others = [...inFile.keys()].filter((number) => !inDatabase.has(number));
  const ended = others.filter((number) => known.has(number));
  for (const number of others)
    if (!known.has(number)) differences.push({ ...nothing(number), kind: 'only_in_file' });
  return { inFile: inFile.size, inDatabase: inDatabase.size + ended.length, differences };
}

function differing(number: string, file: JsonObject, database: JsonObject): readonly RowDifference[] {
  return COMPARED.flatMap((field) => {
    const [inFile, inDatabase] = [textOf(file[field]), textOf(database[field])];
    const known = file[field] !== undefined;
    return known && inFile.toUpperCase() !== inDatabase.toUpperCase()
      ? [{ orderNumber: number, kind: 'differs' as const, field, inFile, inDatabase }]
      : [];
  });
}

function byNumber(rows: readonly JsonObject[]): Map<string, JsonObject> {
  return new Map(rows.map((row) => [rowNumber(row), row]));
}

function nothing(orderNumber: string) {
  return { orderNumber, field: null, inFile: null, inDatabase: null };
}

/** The number under which a row tells of an order; empty where it names none. */
export function rowNumber(row: JsonObject): string {
  return textOf(row.order_id);
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
