import type { RawRow } from '../rows/raw-row.ts';

/** What the contracts of a derivatives segment are on: the exchange's name of a share, or an index. */
export interface UnderlyingRow {
  readonly pSymbolName: string;
  readonly raw: RawRow;
}

/** Reads the column of names alone, each once. No field before it is ever quoted. */
export function parseUnderlyings(
  csv: string,
):
  | { readonly kind: 'complete'; readonly rows: readonly UnderlyingRow[] }
  | { readonly kind: 'unreadable'; readonly words: string } {
  const header = csv.slice(0, Math.max(0, csv.indexOf('\n'))).split(',');
  const at = header.findIndex((name) => name.trim() === 'pSymbolName');
  if (at < 0) return { kind: 'unreadable', words: 'The file lacks pSymbolName' };
  const names = new Set<string>();
  for (let from = csv.indexOf('\n') + 1; from > 0 && from < csv.length; from = csv.indexOf('\n', from) + 1) {
    const name = cellAt(csv, from, at);
    if (name !== '') names.add(name);
  }
  if (names.size === 0) return { kind: 'unreadable', words: 'The file lists no contracts' };
  return { kind: 'complete', rows: [...names].map((pSymbolName) => ({ pSymbolName, raw: { pSymbolName } })) };
}

function cellAt(csv: string, line: number, index: number): string {
  let from = line;
  for (let passed = 0; passed < index; passed += 1) {
    const comma = csv.indexOf(',', from);
    if (comma < 0) return '';
    from = comma + 1;
  }
  const end = csv.indexOf(',', from);
  return end < 0 ? '' : csv.slice(from, end).trim();
}
