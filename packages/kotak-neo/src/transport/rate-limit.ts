import { type Clock, waitOn } from '../clock.ts';

/** Resolves when it is this caller's turn, or at once when the signal aborts. */
export type RateLimit = (signal?: AbortSignal) => Promise<void>;

/** Lets at most `perSecond` callers through in any second of the clock, in the order in which they came. */
export function limitRate(clock: Clock, perSecond: number): RateLimit {
  const passed: number[] = [];
  let last: Promise<void> = Promise.resolve();

  async function pass(signal?: AbortSignal): Promise<void> {
    const oldest = passed.length < perSecond ? undefined : passed[0];
    while (oldest !== undefined && !signal?.aborted) {
      const leftMs = oldest + 1_000 - clock.monotonicMs();
      if (leftMs <= 0) break;
      await waitOn(clock, leftMs, signal);
    }
    if (signal?.aborted) return;
    passed.push(clock.monotonicMs());
    if (passed.length > perSecond) passed.shift();
  }

  return (signal) => {
    last = last.then(() => pass(signal));
    return last;
  };
}
