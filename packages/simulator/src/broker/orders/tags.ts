import { drawnBetween } from '../../random.ts';

/** What the broker writes where a client sent no tag, and over the tag of a modified order (contract 3.4). */
export function generatedTag(seed: number, orderNumber: string, pan: string, atMs: number): string {
  const microseconds = drawnBetween(0, 999_999, seed, 'tag', orderNumber, atMs);
  return `${Math.floor(atMs / 1_000)}-${String(microseconds).padStart(6, '0')}-${pan}-ADMINAPI`;
}

/** The tag after a cancellation. */
export function cancelledTag(tag: string, atMs: number): string {
  return `${tag}-${Math.floor(atMs / 1_000)}`;
}
