/** A stream of numbers that a seed determines. */
export interface Random {
  /** Evenly spread in [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
}

/** mulberry32: 32 bits of state, plenty for a simulated day. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { next, integer: (low, high) => low + Math.floor(next() * (high - low + 1)) };
}

/**
 * A 32-bit number that its parts determine. Draws that are keyed by what they are for (an order, a day, a station) come
 * out the same whatever else was drawn before, so a trace does not depend on the order in which requests arrive.
 */
export function hash(...parts: readonly (number | string)[]): number {
  let mixed = 0x811c9dc5;
  for (const part of parts) {
    const text = String(part);
    for (let index = 0; index < text.length; index += 1) {
      mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01000193);
    }
    mixed = Math.imul(mixed ^ 0x9e37, 0x01000193);
  }
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A keyed draw, evenly spread in [0, 1). */
export function drawn(...parts: readonly (number | string)[]): number {
  return hash(...parts) / 4_294_967_296;
}

/** A keyed whole number from `low` to `high`, both included. */
export function drawnBetween(low: number, high: number, ...parts: readonly (number | string)[]): number {
  return low + Math.floor(drawn(...parts) * (high - low + 1));
}

/** A keyed draw from the normal distribution, cut off at 2.5 standard deviations. */
export function drawnNormal(...parts: readonly (number | string)[]): number {
  const radius = Math.sqrt(-2 * Math.log(1 - drawn(...parts, 'radius')));
  const value = radius * Math.cos(2 * Math.PI * drawn(...parts, 'angle'));
  return Math.max(-2.5, Math.min(2.5, value));
}
