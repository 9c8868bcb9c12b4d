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
  return new RowFields(row, notes);
}

/** A class, because a reader is made for each row: as functions of its own for each it would be larger than the row. */
class RowFields implements FieldReader {
  readonly #row: JsonObject;
  readonly notes: Note[];

  constructor(row: JsonObject, notes: Note[]) {
    this.#row = row;
    this.notes = notes;
  }

  raw(...names: readonly string[]): Json | undefined {
    const name = this.#find(names);
    return name === undefined ? undefined : this.#row[name];
  }

  text(...names: readonly string[]): string | null {
    return this.#spell(this.#find(names)) ?? null;
  }

  whole(...names: readonly string[]): number | null {
    const name = this.#find(names);
    const text = this.#spell(name);
    const value = this.#decimal(name, text);
    if (name === undefined || value === undefined) return null;
    const number = Number(value);
    if (Number.isSafeInteger(number) && number >= 0 && number <= 2_147_483_647) return number;
    this.repair(name, `"${text}" is no whole number: taken as unknown`);
    return null;
  }

  rupees(...names: readonly string[]): Paise | null {
    const name = this.#find(names);
    const text = this.#spell(name);
    const value = this.#decimal(name, text);
    if (name === undefined || value === undefined) return null;
    const exact = parseRupees(value);
    if (exact.ok) return exact.value > 0 ? exact.value : null;
    if (exact.error.kind !== 'amount_too_precise') {
      this.repair(name, `"${text}" is beyond what an amount can be: taken as unknown`);
      return null;
    }
    const rounded = decimalToPaise(value, 'nearest');
    this.repair(name, `"${text}" has fractions of a paisa: rounded`);
    return rounded > 0 ? rounded : null;
  }

  price(...names: readonly string[]): DecimalText | null {
    const name = this.#find(names);
    const value = this.#decimal(name, this.#spell(name));
    return value === undefined || Number(value) <= 0 ? null : value;
  }

  moment(...names: readonly string[]): EpochMs | null {
    const name = this.#find(names);
    const text = this.#spell(name);
    if (name === undefined || text === undefined) return null;
    const read = readLegacyTime(text);
    if (read === undefined) this.repair(name, `"${text}" is no time: taken as unknown`);
    else if (read.naive) this.repair(name, 'It names no zone: read as time in India');
    return read?.atMs ?? null;
  }

  flag(name: string): boolean {
    const value = this.#row[name];
    return value === true || value === 1 || value === '1' || value === 'true' || value === 't';
  }

  repair(field: string, words: string): void {
    this.notes.push({ kind: 'repaired', field, words });
  }

  guess(field: string, words: string): void {
    this.notes.push({ kind: 'guessed', field, words });
  }

  /** The first of the names under which something stands. */
  #find(names: readonly string[]): string | undefined {
    return names.find((name) => {
      const value = this.#row[name];
      return value !== undefined && value !== null && value !== '';
    });
  }

  #spell(name: string | undefined): string | undefined {
    const value = name === undefined ? undefined : this.#row[name];
    if (typeof value !== 'string' && typeof value !== 'number') return undefined;
    const text = String(value).trim();
    return text === '' ? undefined : text;
  }

  #decimal(name: string | undefined, text: string | undefined): DecimalText | undefined {
    if (name === undefined || text === undefined) return undefined;
    const value = parseDecimal(text);
    if (value.ok) return value.value;
    if (value.error.kind !== 'amount_missing') this.repair(name, `"${text}" is no number: taken as unknown`);
    return undefined;
  }
}
