import type { CancelTimer, Clock } from '@orderwatch/clock';

/** The broker's timers, so that closing it leaves none behind. */
export interface Timers {
  after(delayMs: number, run: () => void): void;
  at(dueMs: number, run: () => void): void;
  close(): void;
}

export function createTimers(clock: Clock): Timers {
  const waiting = new Set<CancelTimer>();
  const after = (delayMs: number, run: () => void): void => {
    const cancel = clock.setTimer(Math.max(0, delayMs), () => {
      waiting.delete(cancel);
      run();
    });
    waiting.add(cancel);
  };
  return {
    after,
    at: (dueMs, run) => after(dueMs - clock.nowMs(), run),
    close: () => {
      for (const cancel of waiting) cancel();
      waiting.clear();
    },
  };
}
