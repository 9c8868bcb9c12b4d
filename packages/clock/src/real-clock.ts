import { performance } from 'node:perf_hooks';
import { type Clock, sleepOn } from './clock.ts';

const nothing = (): void => {};

/** The machine's own time. Long timers are split because Node's timers hold at most about 24.8 days. */
export const realClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  setTimer(delayMs, run) {
    const longest = 2_000_000_000;
    let timer: NodeJS.Timeout;
    const arm = (leftMs: number): void => {
      timer =
        leftMs > longest
          ? setTimeout(() => arm(leftMs - longest), longest)
          : setTimeout(run, Math.max(0, Math.ceil(leftMs)));
    };
    arm(delayMs);
    return () => clearTimeout(timer);
  },
  sleep: (delayMs, signal) => sleepOn(realClock, delayMs, signal),
  hold: () => nothing,
  park: () => nothing,
};
