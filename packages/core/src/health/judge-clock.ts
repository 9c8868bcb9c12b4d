import type { EpochMs } from '../time.ts';

/** One answer of somebody whose clock is right, and what this machine's clock showed around it. */
export interface ClockReading {
  readonly askedAtMs: EpochMs;
  readonly answeredAtMs: EpochMs;
  /** The other's clock while it answered; it tells whole seconds, so the second had begun up to one before. */
  readonly theirTimeMs: EpochMs;
}

export interface ClockVerdict {
  /** By how much this clock is wrong at least, in milliseconds: positive ahead, negative behind; 0 when nothing is certain. */
  readonly offMs: number;
  /** `late`: now and then a login code is refused. `bad`: none can be counted on. */
  readonly level: 'ok' | 'late' | 'bad';
}

/** Whole seconds and a way there and back: less than this is nobody's fault that could be named. */
export const CLOCK_CERTAIN_MS = 2_000;
/** Market phases and order times are visibly off, and one login code in six is that of another half minute. */
export const CLOCK_LATE_MS = 5_000;
/** A login code is good for its 30 seconds and, at most brokers, those beside them (RFC 6238, 5.2). */
export const CLOCK_BAD_MS = 25_000;
/** An answer that took longer tells too little. */
export const CLOCK_ANSWER_MS_MAX = 3_000;
/** One machine of the broker that is wrong by itself accuses nobody: so many answers must agree. */
export const CLOCK_READINGS = 3;

/**
 * What the last readings prove of this machine's clock; null without any. While they contradict each other, as they do after
 * the clock was set, only what all of them leave possible is claimed: so it is cleared by the first answer that agrees.
 */
export function judgeClock(readings: readonly ClockReading[]): ClockVerdict | null {
  const bounds = readings.slice(-CLOCK_READINGS).map(boundsOf);
  if (bounds.length === 0) return null;
  const lows = bounds.map(({ low }) => low);
  const highs = bounds.map(({ high }) => high);
  const low = Math.max(...lows);
  const high = Math.min(...highs);
  const offMs = low <= high ? nearestToZero(low, high) : nearestToZero(Math.min(...lows), Math.max(...highs));
  const size = Math.abs(offMs);
  if (size < CLOCK_CERTAIN_MS) return { offMs: 0, level: 'ok' };
  if (size > CLOCK_BAD_MS) return { offMs, level: 'bad' };
  return { offMs, level: size > CLOCK_LATE_MS ? 'late' : 'ok' };
}

/**
 * By how much this clock is ahead at least by one answer alone, in milliseconds; 0 when that is not certain. For what is put off
 * at no cost while there is a doubt, where `judgeClock` waits for others to agree.
 */
export function aheadByOne(reading: ClockReading): number {
  const { low } = boundsOf(reading);
  return low < CLOCK_CERTAIN_MS ? 0 : low;
}

/** Ours less theirs: they answered at some time between asking and answering, and within the second that they name. */
function boundsOf({ askedAtMs, answeredAtMs, theirTimeMs }: ClockReading) {
  return { low: askedAtMs - theirTimeMs - 1_000, high: answeredAtMs - theirTimeMs };
}

function nearestToZero(low: number, high: number): number {
  return Math.min(Math.max(0, low), high);
}

/** Whether anything can be concluded from an answer: it came soon enough, and the clock did not go back meanwhile. */
export function isClockReading({
  askedAtMs,
  answeredAtMs,
}: Pick<ClockReading, 'askedAtMs' | 'answeredAtMs'>): boolean {
  const tookMs = answeredAtMs - askedAtMs;
  return tookMs >= 0 && tookMs <= CLOCK_ANSWER_MS_MAX;
}
