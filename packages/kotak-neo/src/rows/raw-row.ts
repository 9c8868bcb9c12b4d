/** One JSON object of the broker, before it is trusted. */
export type RawRow = Readonly<Record<string, unknown>>;

/** A checked row, or the reason why it cannot be trusted. */
export type CheckedRow<Row> =
  | { readonly ok: true; readonly row: Row }
  | { readonly ok: false; readonly why: string };

/** True for a JSON object that is not an array. */
export function isRawRow(value: unknown): value is RawRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
