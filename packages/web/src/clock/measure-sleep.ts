/** One moment by both clocks of the browser, in milliseconds. */
export interface Moment {
  readonly wallMs: number;
  readonly monotonicMs: number;
}

/** Less than this is a clock that was put right. */
const NOTABLE_MS = 5_000;
/** Longer than browsers let the timers of a hidden tab wait. */
const GAP_MS = 150_000;

/**
 * By how much the wall's clock went on while the monotonic one stood still, as on most machines that sleep; nought for what
 * is no sleep. A wall's clock that was put back says nothing.
 */
export function sleepUncounted(before: Moment, now: Moment): number {
  const beyond = now.wallMs - before.wallMs - (now.monotonicMs - before.monotonicMs);
  return beyond < NOTABLE_MS ? 0 : beyond;
}

/** Whether the page has just come to again: what came in meanwhile was heard by nobody, and connections may be dead. */
export function hasSlept(before: Moment, now: Moment): boolean {
  return sleepUncounted(before, now) > 0 || now.wallMs - before.wallMs > GAP_MS;
}
