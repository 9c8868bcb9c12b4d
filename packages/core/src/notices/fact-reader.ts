import { type DecimalText, decimalToPaise, formatRupees, isPaise, parseDecimal } from '../money/index.ts';
import type { Json, JsonObject } from '../orders/index.ts';

/** A key that is missing or of another kind is undefined, never a guess. */
export interface FactReader {
  text(key: string): string | undefined;
  number(key: string): number | undefined;
  flag(key: string): boolean | undefined;
  /** Epoch milliseconds that a calendar can hold. */
  moment(key: string): number | undefined;
  /** Paise as "₹2,450.50". */
  rupees(key: string): string | undefined;
  /** A decimal text as rupees, with its fractions of a paisa where it has any. */
  average(key: string): string | undefined;
  texts(key: string): readonly string[];
  within(key: string): FactReader | undefined;
  keys(): readonly string[];
}

const LATEST_MS = 8.6e15;

/** Reads the facts of an event, or of whatever else was written as JSON; what is no object has none. */
export function readFacts(value: Json): FactReader {
  const facts = isObject(value) ? value : {};
  const get = (key: string): Json | undefined => (Object.hasOwn(facts, key) ? facts[key] : undefined);
  return {
    text(key) {
      const value = get(key);
      return typeof value === 'string' && value.trim() !== '' ? value : undefined;
    },
    number(key) {
      const value = get(key);
      return typeof value === 'number' ? value : undefined;
    },
    flag(key) {
      const value = get(key);
      return typeof value === 'boolean' ? value : undefined;
    },
    moment(key) {
      const value = get(key);
      return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= LATEST_MS
        ? value
        : undefined;
    },
    rupees(key) {
      const value = get(key);
      return typeof value === 'number' && isPaise(value) ? formatRupees(value) : undefined;
    },
    average(key) {
      const value = get(key);
      return typeof value === 'string' ? averageText(value) : undefined;
    },
    texts(key) {
      const value = get(key);
      return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
    },
    within(key) {
      const value = get(key);
      return isObject(value) ? readFacts(value) : undefined;
    },
    keys: () => Object.keys(facts),
  };
}

/** An average price for a person: "₹812.34625". Undefined for a text that is no amount. */
export function averageText(text: string): string | undefined {
  const read = parseDecimal(text);
  if (!read.ok) return undefined;
  const value: DecimalText = read.value;
  const fraction = value.split('.')[1] ?? '';
  const floor = formatRupees(decimalToPaise(value, 'down'));
  return fraction.length > 2 ? `${floor}${fraction.slice(2)}` : floor;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
