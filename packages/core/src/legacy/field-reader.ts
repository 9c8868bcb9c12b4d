import { type DecimalText, decimalToPaise, type Paise, parseDecimal, parseRupees } from '../money/index.ts';
import type { Json, JsonObject } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import { readLegacyTime } from './legacy-time.ts';
import type { Note } from './note.ts';

/** Reads the fields of one row under any of their names, and notes whatever it had to mend. */
export interface FieldReader {
  readonly notes: Note[];
  raw(...names: readonly string[]): Json | undefined;
  /** Trimmed; null when missing, empty or no text. Numbers are spelled out. */
  text(...names: readonly string[]): string | null;
  /** A whole number that is not negative; null when missing or none. */
  whole(...names: readonly string[]): number | null;
  /** Above zero; null when missing, zero or no amount. */
  rupees(...names: readonly string[]): Paise | null;
  price(...names: readonly string[]): DecimalText | null;
  moment(...names: readonly string[]): EpochMs | null;
  flag(name: string): boolean;
  repair(field: string, words: string): void;
  guess(field: string, words: string): void;
}

export function readFields(row: JsonObject, notes: Note[]): FieldReader {
  const note = (kind: Note['kind'], field: string, words: string) => void notes.push({ kind, field, words });
  const find = (names: readonly string[]): readonly [string, Json] | undefined => {
    for (const name of names) {
      const value = row[name];
      if (value !== undefined && value !== null && value !== '') return [name, value];
    }
    return undefined;
  };
  const spelled = (names: readonly string[]): readonly [string, string] | undefined => {
    const [name, value] = find(names) ?? [];
    if (name === undefined || (typeof value !== 'string' && typeof value !== 'number')) return undefined;
    const text = String(value).trim();
    return text === '' ? undefined : [name, text];
  };
  const decimal = (names: readonly string[]): readonly [string, string, DecimalText] | undefined => {
    const [name, text] = spelled(names) ?? [];
    if (name === undefined || text === undefined) return undefined;
    const value = parseDecimal(text);
    if (value.ok) return [name, text, value.value];
    if (value.error.kind !== 'amount_missing')
      note('repaired', name, `"${text}" is no number: taken as unknown`);
    return undefined;
  };
  return {
    notes,
    raw: (...names) => find(names)?.[1],
    text: (...names) => spelled(names)?.[1] ?? null,
    whole(...names) {
      const [name, text, value] = decimal(names) ?? [];
      if (name === undefined) return null;
      const number = Number(value);
      if (Number.isSafeInteger(number) && number >= 0 && number <= 2_147_483_647) return number;
      note('repaired', name, `"${text}" is no whole number: taken as unknown`);
      return null;
    },
    rupees(...names) {
      const [name, text, value] = decimal(names) ?? [];
      if (name === undefined || text === undefined || value === undefined) return null;
      const exact = parseRupees(value);
      if (exact.ok) return exact.value > 0 ? exact.value : null;
      if (exact.error.kind !== 'amount_too_precise') {
        note('repaired', name, `"${text}" is beyond what an amount can be: taken as unknown`);
        return null;
      }
      const rounded = decimalToPaise(value, 'nearest');
      note('repaired', name, `"${text}" has fractions of a paisa: rounded`);
      return rounded > 0 ? rounded : null;
    },
    price(...names) {
      const [, , value] = decimal(names) ?? [];
      return value === undefined || Number(value) <= 0 ? null : value;
    },
    moment(...names) {
      const [name, text] = spelled(names) ?? [];
      if (name === undefined || text === undefined) return null;
      const read = readLegacyTime(text);
      if (read === undefined) note('repaired', name, `"${text}" is no time: taken as unknown`);
      else if (read.naive) note('repaired', name, 'It names no zone: read as time in India');
      return read?.atMs ?? null;
    },
    flag(name) {
      const value = row[name];
      return value === true || value === 1 || value === '1' || value === 'true' || value === 't';
    },
    repair: (field, words) => note('repaired', field, words),
    guess: (field, words) => note('guessed', field, words),
  };
}
