import type { Brand } from '../brand.ts';

/**
 * The name we give an attempt before it is sent: 2 characters of the installation, 10 random, 2 check characters.
 * Random rather than counted, so that a restored backup cannot hand out a tag twice. The broker shows it in its book.
 */
export type ClientTag = Brand<string, 'ClientTag'>;

// Crockford's alphabet: no I, L, O or U, which people and printed pages confuse.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_CHARS = 10;
/** 10 characters of 5 bits. */
export const CLIENT_TAG_RANDOM_BYTES = 7;
const TAG = /^[0-9A-Z]{2}[0-9A-HJKMNP-TV-Z]{12}$/;
// After a cancel Kotak shows `<tag>-<epoch seconds>`; after a modification something of its own.
const REWRITTEN = /^([0-9A-Z]{14})-\d+$/;

/**
 * Builds a tag from 7 random bytes (only their first 50 bits are used).
 *
 * Throws when the installation is not 2 characters of `[A-Z0-9]` or when there are too few bytes: bugs of the caller.
 */
export function makeClientTag(installation: string, randomBytes: Uint8Array): ClientTag {
  if (!/^[0-9A-Z]{2}$/.test(installation)) throw new Error(`Not an installation id: ${installation}`);
  if (randomBytes.length < CLIENT_TAG_RANDOM_BYTES) throw new Error('A client tag needs 7 random bytes');
  let bits = 0n;
  for (const byte of randomBytes.subarray(0, CLIENT_TAG_RANDOM_BYTES)) bits = (bits << 8n) | BigInt(byte);
  bits >>= 6n;
  let random = '';
  for (let i = 0; i < RANDOM_CHARS; i++) {
    random = letter(Number(bits & 31n)) + random;
    bits >>= 5n;
  }
  const body = installation + random;
  return (body + checkChars(body)) as ClientTag;
}

/** Undefined when the text is not one of our tags or a character of it was changed. */
export function parseClientTag(raw: string): ClientTag | undefined {
  return TAG.test(raw) && checkChars(raw.slice(0, 12)) === raw.slice(12) ? (raw as ClientTag) : undefined;
}

/** The tag in what the broker's book shows for it: as sent, or with the suffix that a cancel appends. */
export function findClientTag(shown: string): ClientTag | undefined {
  return parseClientTag(shown) ?? parseClientTag(REWRITTEN.exec(shown)?.[1] ?? '');
}

// Modulo a prime: every single wrong character and every swap of two neighbours changes the sum.
function checkChars(body: string): string {
  let sum = 7;
  for (let i = 0; i < body.length; i++) sum = (sum * 33 + body.charCodeAt(i)) % 1021;
  return letter(sum >> 5) + letter(sum & 31);
}

function letter(value: number): string {
  return ALPHABET.charAt(value);
}
