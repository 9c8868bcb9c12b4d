import { performance } from 'node:perf_hooks';

/** Time as the client sees it. Handed in, so that limits, time-outs and renewals can run on a simulated day. */
export interface Clock {
  /** Wall-clock time in epoch milliseconds. */
  nowMs(): number;
  /** Milliseconds that only ever grow; for measuring intervals. */
  monotonicMs(): number;
  /** Runs `run` once after `delayMs`. Returns the function that cancels it. */
  setTimer(delayMs: number, run: () => void): () => void;
}

/** The machine's own time: what a client without a `clock` option runs on. */
export const realClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  setTimer(delayMs, run) {
    const timer = setTimeout(run, Math.max(0, delayMs));
    return () => clearTimeout(timer);
  },
};

/** Resolves after `delayMs` on the clock, or at once when the signal aborts. */
export function waitOn(clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (delayMs <= 0 || signal?.aborted) return resolve();
    const cancel = clock.setTimer(delayMs, finish);
    function finish(): void {
      cancel();
      signal?.removeEventListener('abort', finish);
      resolve();
    }
    signal?.addEventListener('abort', finish, { once: true });
  });
}
