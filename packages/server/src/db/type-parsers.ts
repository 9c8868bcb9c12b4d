import pg from 'pg';

const OID = {
  int8: 20,
  json: 114,
  int8Array: 1016,
  textArray: 1009,
  date: 1082,
  timestamptz: 1184,
  timestamptzArray: 1185,
  dateArray: 1182,
};

/** PostgreSQL's text for a moment ("2026-08-21 10:35:00.123+00") as epoch milliseconds; "infinity" as Infinity. */
function parseTimestamp(text: string): number {
  if (text === 'infinity') return Number.POSITIVE_INFINITY;
  if (text === '-infinity') return Number.NEGATIVE_INFINITY;
  const zone = /[+-]\d\d$/.test(text) ? ':00' : '';
  const ms = Date.parse(`${text.replace(' ', 'T')}${zone}`);
  if (Number.isNaN(ms)) throw new Error(`The database sent a time that cannot be read: ${text}`);
  return ms;
}

/** A moment as a parameter of a statement. */
export function toTimestamp(ms: number): string {
  return new Date(ms).toISOString();
}

function parseWholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`The database sent a number beyond 2^53: ${text}`);
  return value;
}

const textArray: (text: string) => (string | null)[] = pg.types.getTypeParser(OID.textArray);
const arrayOf =
  <T>(parse: (text: string) => T) =>
  (text: string): (T | null)[] =>
    textArray(text).map((item) => (item === null ? null : parse(item)));

const parsers = new Map<number, (text: string) => unknown>([
  [OID.int8, parseWholeNumber],
  [OID.int8Array, arrayOf(parseWholeNumber)],
  [OID.date, (text) => text],
  [OID.dateArray, textArray],
  [OID.timestamptz, parseTimestamp],
  [OID.timestamptzArray, arrayOf(parseTimestamp)],
]);

/**
 * How columns become values: `timestamptz` epoch milliseconds, `date` 'YYYY-MM-DD', `int8` number (all of ours are
 * below 2^53), `numeric` its decimal text, json parsed. Set per pool, so that no other user of `pg` is touched.
 */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    return (format ?? 'text') === 'text'
      ? (parsers.get(oid) ?? pg.types.getTypeParser(oid, 'text'))
      : pg.types.getTypeParser(oid, 'binary');
  },
};
