import { serverNow } from './server-clock.ts';

/** As many as a page has questions open, several times over. */
const KEPT = 500;
const moments = new Map<number, number>();

/** Keeps the server's time at which something was fetched, by the stamp that the cache gave it. */
export function noteGood(stamp: number): void {
  const now = serverNow();
  // Nought: the server has not told its time yet.
  if (now === 0) return;
  moments.delete(stamp);
  moments.set(stamp, now);
  for (const oldest of moments.keys()) {
    if (moments.size <= KEPT) return;
    moments.delete(oldest);
  }
}

/** When that was, by the server's clock; nothing for what was not fetched, or so long ago that it is forgotten. */
export function goodMomentOf(stamp: number): number | undefined {
  return moments.get(stamp);
}
