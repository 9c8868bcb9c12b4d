/** Enough for several screens, and little enough to be read anew at each change. */
export const ORDERS_PER_CHUNK = 100;

/** The pages of a list, from 1, that hold its rows from one to another, both counted from 0 and inclusive. */
export function chunksBetween(from: number, to: number): readonly number[] {
  const first = Math.floor(Math.max(0, from) / ORDERS_PER_CHUNK);
  const last = Math.floor(Math.max(0, from, to) / ORDERS_PER_CHUNK);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at + 1);
}
