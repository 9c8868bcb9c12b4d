import { realClock } from '@orderwatch/clock';

/** Of an odd number of values the middle one, of an even number the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new Error('No values, no median');
  return (lower + upper) / 2;
}

/** The value that `share` of all values do not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('No values, no percentile');
  return value;
}

/** How long it took, in milliseconds of the machine's own clock. */
export async function timeMs(work: () => unknown): Promise<number> {
  const begun = realClock.monotonicMs();
  await work();
  return realClock.monotonicMs() - begun;
}
