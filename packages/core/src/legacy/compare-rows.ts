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

/** Compares the rows of the older file with those that the database would write. The last row of a number counts. */
export function compareRows(
  file: readonly JsonObject[],
  database: readonly JsonObject[],
): readonly RowDifference[] {
  const inFile = byNumber(file);
  const differences: RowDifference[] = [];
  for (const row of database) {
    const number = textOf(row.order_id);
    const other = inFile.get(number);
    inFile.delete(number);
    if (other === undefined) differences.push({ ...nothing(number), kind: 'only_in_database' });
    else differences.push(...differing(number, other, row));
  }
  for (const number of inFile.keys()) differences.push({ ...nothing(number), kind: 'only_in_file' });
  return differences;
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
  return new Map(rows.map((row) => [textOf(row.order_id), row]));
}

function nothing(orderNumber: string) {
  return { orderNumber, field: null, inFile: null, inDatabase: null };
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
