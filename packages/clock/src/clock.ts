/**
 * Time, handed in. Everything that must be able to run on a simulated day takes a `Clock` instead of reaching for
 * `Date.now` or `setTimeout`: market phases, due work, backoff, time-outs of broker calls, the simulator itself.
 */
export interface Clock {
  /** Wall-clock time in epoch milliseconds. */
  nowMs(): number;
  /** Milliseconds that only ever grow; for measuring intervals. */
  monotonicMs(): number;
  /** Runs `run` once after `delayMs`. Returns the function that cancels it. */
  setTimer(delayMs: number, run: () => void): CancelTimer;
  /** Resolves after `delayMs`, or rejects with the signal's reason when it aborts first. */
  sleep(delayMs: number, signal?: AbortSignal): Promise<void>;
  /**
   * Says that work is under way outside JavaScript (a request, a statement, a frame), so that simulated time must
   * not pass until the returned function is called. The real clock does not care. `key` identifies the work to `park`.
   */
  hold(key?: string): Release;
  /**
   * Says that the other side of the held work `key` is only waiting for simulated time to pass (a delayed reply),
   * so that it no longer keeps time still. The returned function takes that back.
   */
  park(key: string): Release;
}

export type CancelTimer = () => void;
export type Release = () => void;

/** Resolves after `delayMs` on any clock, or rejects with the signal's reason when it aborts first. */
export function sleepOn(
  clock: Pick<Clock, 'setTimer'>,
  delayMs: number,
  signal?: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const cancel = clock.setTimer(delayMs, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    });
    function onAbort(): void {
      cancel();
      reject(signal?.reason);
    }
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
