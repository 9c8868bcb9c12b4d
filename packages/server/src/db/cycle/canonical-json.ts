import type { Json } from '../tables.ts';

/**
 * One text for one value: keys in order, no blanks, and nothing that jsonb would refuse or change, so that a hash made
 * when an event was written can be made again from what the database holds.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`Not representable in JSON: ${value}`);
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return JSON.stringify(storableText(value));
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  // Written out: lists of pairs for every object would be most of the work on an event.
  const names = Object.keys(value).sort();
  let text = '';
  for (const name of names) {
    if (isUnstorable(name)) return sortedByStorable(value);
    const item = value[name];
    if (item === undefined) throw new Error(`Not representable in JSON: nothing at "${name}"`);
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(item)}`;
  }
  return `{${text}}`;
}

/** Names that are changed may change places, too. */
function sortedByStorable(value: Readonly<Record<string, Json>>): string {
  const parts = Object.entries(value)
    .map(([key, item]) => [storableText(key), item] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
  return `{${parts.join(',')}}`;
}

// PostgreSQL's text and jsonb know neither the null character nor half of a surrogate pair; brokers may send either.
const MAYBE_UNSTORABLE = /[\0\ud800-\udfff]/;
const UNSTORABLE = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function isUnstorable(text: string): boolean {
  return MAYBE_UNSTORABLE.test(text);
}

/** The text with what PostgreSQL cannot hold replaced by U+FFFD. */
export function storableText(text: string): string {
  return isUnstorable(text) ? text.replace(UNSTORABLE, '\ufffd') : text;
}

/** The same for a text that `JSON.stringify` wrote: there the unstorable stands as an escape. */
export function storableJson(text: string): string {
  if (!text.includes('\\u0000') && !text.includes('\\ud')) return text;
  return text.replace(/\\(?:\\|u0000|ud[89a-f][0-9a-f]{2})/g, (written) =>
    written === '\\\\' ? written : '\\ufffd',
  );
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
