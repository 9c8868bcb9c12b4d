/** The columns that are read, of some forty-seven that an analysis exports; all others are ignored. */
export const READ_COLUMNS = [
  'ticker',
  'final_verdict',
  'verdict',
  'combined_score',
  'status',
  'last_close',
  'avg_vol',
  'priority_score',
  'ml_confidence',
] as const;
export type ReadColumn = (typeof READ_COLUMNS)[number];

/** Without these a row cannot become an order. */
const NEEDED = ['ticker', 'last_close', 'avg_vol'] as const;
/** One of the two says what to do; the older files have only the second. */
const VERDICTS = ['final_verdict', 'verdict'] as const;

export type HeaderError =
  | {
      readonly kind: 'missing_columns';
      /** "final_verdict or verdict" where either would do. */
      readonly missing: readonly string[];
      readonly found: readonly string[];
      readonly mend: string;
    }
  | { readonly kind: 'repeated_columns'; readonly repeated: readonly string[]; readonly mend: string };

/** Where each read column stands in the rows: the header's own spelling, blanks and a byte-order mark included. */
export type ColumnKeys = ReadonlyMap<ReadColumn, string>;

export function readHeader(
  header: readonly string[],
): { readonly ok: true; readonly value: ColumnKeys } | { readonly ok: false; readonly error: HeaderError } {
  const keys = new Map<ReadColumn, string>();
  const repeated = new Set<string>();
  for (const key of header) {
    const column = READ_COLUMNS.find((known) => known === plainName(key));
    if (column === undefined) continue;
    if (keys.has(column)) repeated.add(column);
    keys.set(column, key);
  }
  const missing: string[] = NEEDED.filter((column) => !keys.has(column));
  if (!VERDICTS.some((column) => keys.has(column))) missing.push(VERDICTS.join(' or '));
  if (missing.length > 0) return { ok: false, error: missingColumns(missing, header.map(plainName)) };
  // `chart_quality` stands twice in real files and is not read; a price that stands twice could be either of two.
  if (repeated.size > 0) {
    const names = [...repeated];
    return {
      ok: false,
      error: {
        kind: 'repeated_columns',
        repeated: names,
        mend: `Keep one column each of: ${names.join(', ')}.`,
      },
    };
  }
  return { ok: true, value: keys };
}

function missingColumns(missing: readonly string[], found: readonly string[]): HeaderError {
  const semicolons = found.length === 1 && found[0]?.includes(';');
  return {
    kind: 'missing_columns',
    missing,
    found,
    mend: semicolons
      ? 'Separate the columns by commas instead of semicolons.'
      : `Export the file again with a header line that names: ${missing.join(', ')}.`,
  };
}

function plainName(key: string): string {
  return key.replace('\uFEFF', '').trim().toLowerCase();
}
