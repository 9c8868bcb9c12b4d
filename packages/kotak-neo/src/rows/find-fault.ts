import type { RawRow } from './raw-row.ts';
import { malformed, show } from './values.ts';

type Readers = Readonly<Record<string, (value: unknown) => unknown>>;

/** Says which field condemned a row: the first of `needs` that is missing or malformed, or of `mayHave` malformed. */
export function findFault(raw: RawRow, needs: Readers, mayHave: Readers): string {
  for (const [name, read] of Object.entries(needs)) {
    const value = read(raw[name]);
    if (value === undefined || value === malformed) return `${name} is ${show(raw[name])}`;
  }
  for (const [name, read] of Object.entries(mayHave)) {
    if (read(raw[name]) === malformed) return `${name} is ${show(raw[name])}`;
  }
  return 'unreadable';
}
