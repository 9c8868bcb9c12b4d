import type { RawRow } from './raw-row.ts';
import { type Malformed, malformed } from './values.ts';

type Reader<Value> = (value: unknown) => Value | undefined | Malformed;

/** Reads several fields of a row in one way; malformed when any of them is. */
export function readAll<Name extends string, Value>(
  raw: RawRow,
  names: readonly Name[],
  read: Reader<Value>,
): Record<Name, Value | undefined> | Malformed {
  const values: Partial<Record<Name, Value | undefined>> = {};
  for (const name of names) {
    const value = read(raw[name]);
    if (value === malformed) return malformed;
    values[name] = value;
  }
  return values as Record<Name, Value | undefined>;
}

/** The same reader for each name, as `findFault` wants it. */
export function readersOf<Value>(
  names: readonly string[],
  read: Reader<Value>,
): Record<string, Reader<Value>> {
  return Object.fromEntries(names.map((name) => [name, read]));
}
