import { createHash, randomFillSync } from 'node:crypto';

/** Gives that many random bytes: the machine's own in life, a seeded stream in a rehearsal. */
export type RandomBytes = (count: number) => Uint8Array;

export const systemRandom: RandomBytes = (count) => randomFillSync(new Uint8Array(count));

export interface Ids {
  /** A new id, for example `ord_k3v0...`: the prefix tells in any log what it names. */
  next(prefix: string): string;
}

/** Crockford's alphabet in lower case: no i, l, o or u, so that an id survives being read aloud. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 20;

const STOCK_BYTES = 200 * LENGTH;

/** Asking the system for twenty bytes costs as much as for some thousand, and an import draws a hundred thousand ids. */
function inStock(random: RandomBytes): RandomBytes {
  let stock = new Uint8Array(0);
  let left = 0;
  return (count) => {
    if (left < count) {
      stock = Uint8Array.from(random(STOCK_BYTES));
      left = STOCK_BYTES;
    }
    left -= count;
    return stock.subarray(left, left + count);
  };
}

/** An id that is the same whenever it is made of the same texts, and otherwise as good as a random one. */
export function derivedId(prefix: string, ...of: readonly string[]): string {
  return idOf(prefix, createHash('sha256').update(JSON.stringify(of)).digest().subarray(0, LENGTH));
}

function idOf(prefix: string, bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += ALPHABET.charAt(byte & 31);
  return `${prefix}_${text}`;
}

/** Ids of 100 random bits behind a prefix. */
export function createIds(random: RandomBytes = inStock(systemRandom)): Ids {
  return {
    next: (prefix) => idOf(prefix, random(LENGTH)),
  };
}

export interface RepeatableIds extends Ids {
  /** From here on the same ids come once more, in the same order for each prefix. */
  again(): void;
}

/**
 * Ids for a decision that may have to be made again: what it makes has the same names each time, and a rehearsal whose
 * writers met draws no more of the seeded stream than one whose did not.
 */
export function repeatableIds(ids: Ids): RepeatableIds {
  const drawn = new Map<string, string[]>();
  let given = new Map<string, number>();
  return {
    again() {
      given = new Map();
    },
    next(prefix) {
      const known = drawn.get(prefix) ?? [];
      drawn.set(prefix, known);
      const place = given.get(prefix) ?? 0;
      given.set(prefix, place + 1);
      const id = known[place] ?? ids.next(prefix);
      known[place] = id;
      return id;
    },
  };
}
