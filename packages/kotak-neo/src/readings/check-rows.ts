import type { CheckedRow } from '../rows/raw-row.ts';
import type { Failed } from './read-account.ts';
import type { QuarantinedRow } from './reading.ts';

export type CheckRow<Row> = (raw: unknown) => CheckedRow<Row>;

export type ListOutcome<Row> =
  | { readonly kind: 'complete'; readonly rows: readonly Row[] }
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'partial';
      readonly rows: readonly Row[];
      readonly quarantined: readonly QuarantinedRow[];
    };

/** Checks rows one by one. A bad row is set aside with its reason, and the rest stands. */
export function checkRows<Row>(
  raws: readonly unknown[],
  check: CheckRow<Row>,
  maxRows: number,
): ListOutcome<Row> | Failed {
  if (raws.length > maxRows) {
    const words = `${raws.length} rows are more than the ${maxRows} allowed`;
    return { kind: 'failed', why: { kind: 'malformed', words } };
  }
  const rows: Row[] = [];
  const quarantined: QuarantinedRow[] = [];
  for (let index = 0; index < raws.length; index += 1) {
    const raw = raws[index];
    const checked = check(raw);
    if (checked.ok) rows.push(checked.row);
    else quarantined.push({ index, raw, why: checked.why });
  }
  return quarantined.length === 0 ? { kind: 'complete', rows } : { kind: 'partial', rows, quarantined };
}
