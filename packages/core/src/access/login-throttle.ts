/** Failed logins, as counted within the windows below. */
export interface FailureCounts {
  /** Of this user from this address. */
  readonly ofSubjectFromIp: number;
  /** Of this user from every address together. */
  readonly ofSubject: number;
  /** From this address, whichever user. */
  readonly ofIp: number;
  /** The latest of this user from this address, and from anywhere; null when there is none in the window. */
  readonly latestMs: number | null;
  readonly latestOfSubjectMs: number | null;
}

/** Failures of one user count for a quarter of an hour, those of one address for an hour. */
export const FAILURE_WINDOW_MS = 15 * 60_000;
export const IP_FAILURE_WINDOW_MS = 3_600_000;
/** From so many failures on, a user waits at an address until the window has passed. */
export const FAILURES_MAX = 5;
const IP_FAILURES_MAX = 50;
/** Guessing from many addresses at once is slowed down, not stopped: else anybody could lock a user out for good. */
const SUBJECT_FAILURES_MAX = 30;
const SUBJECT_WAIT_MS = 30_000;

/**
 * How long the next try must wait, in milliseconds. From the third failure on a growing delay (1, 2, 4 s), after the
 * fifth until the window has passed; an address that fails for many users waits, too, and so does every address
 * while a user is being guessed at from many.
 */
export function throttleMs(counts: FailureCounts, nowMs: number): number {
  return Math.max(0, waitOfAddress(counts, nowMs), waitOfUser(counts, nowMs));
}

function waitOfAddress(counts: FailureCounts, nowMs: number): number {
  const latest = counts.latestMs ?? nowMs;
  if (counts.ofIp >= IP_FAILURES_MAX) return Math.max(FAILURE_WINDOW_MS - (nowMs - latest), 60_000);
  if (counts.ofSubjectFromIp >= FAILURES_MAX) return latest + FAILURE_WINDOW_MS - nowMs;
  if (counts.ofSubjectFromIp < 3) return 0;
  return latest + 1000 * 2 ** (counts.ofSubjectFromIp - 3) - nowMs;
}

function waitOfUser({ ofSubject, latestOfSubjectMs }: FailureCounts, nowMs: number): number {
  if (ofSubject < SUBJECT_FAILURES_MAX || latestOfSubjectMs === null) return 0;
  return latestOfSubjectMs + SUBJECT_WAIT_MS - nowMs;
}
