import { type DecimalText, decimalToPaise, formatRupees, isPaise, parseDecimal } from '@orderwatch/core';
import type { Json } from '../../db/tables.ts';

/** Reads what an event's body holds. A key that is missing or of another kind is undefined, never a guess. */
export interface EventFacts {
  text(key: string): string | undefined;
  number(key: string): number | undefined;
  flag(key: string): boolean | undefined;
  /** Paise as "₹2,450.50". */
  rupees(key: string): string | undefined;
  /** A decimal text as "₹2,450.50", with its fractions of a paisa where it has any. */
  average(key: string): string | undefined;
  /** A nested object's facts. */
  within(key: string): EventFacts | undefined;
  keys(): readonly string[];
}

export function readFacts(body: Json): EventFacts {
  const get = (key: string): unknown =>
    typeof body === 'object' && body !== null ? Reflect.get(body, key) : undefined;
  return {
    text(key) {
      const value = get(key);
      return typeof value === 'string' && value !== '' ? value : undefined;
    },
    number(key) {
      const value = get(key);
      return typeof value === 'number' ? value : undefined;
    },
    flag(key) {
      const value = get(key);
      return typeof value === 'boolean' ? value : undefined;
    },
    rupees(key) {
      const value = get(key);
      return typeof value === 'number' && isPaise(value) ? formatRupees(value) : undefined;
    },
    average(key) {
      const value = get(key);
      const read = typeof value === 'string' ? parseDecimal(value) : undefined;
      return read?.ok ? averageText(read.value) : undefined;
    },
    within(key) {
      const value = get(key);
      return typeof value === 'object' && value !== null ? readFacts({ ...value }) : undefined;
    },
    keys: () => (typeof body === 'object' && body !== null ? Object.keys(body) : []),
  };
}

function averageText(value: DecimalText): string {
  const fraction = value.split('.')[1] ?? '';
  const floor = formatRupees(decimalToPaise(value, 'down'));
  return fraction.length > 2 ? `${floor}${fraction.slice(2)}` : floor;
}
