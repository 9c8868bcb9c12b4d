import type { VirtualClock } from './virtual-clock.ts';

/** How many simulated seconds pass in one real second, at a simulated moment. 0 stands still. */
export type Pace = (nowMs: number) => number;

export interface Playback {
  /** Resolves when playing has ended. */
  stop(): Promise<void>;
}

/** The longest stretch of real time between two steps, so that a change of pace is felt at once. */
const STEP_MS = 50;

/**
 * Lets a virtual clock run at a pace, for a person who watches. Simulated time still waits for work that is under
 * way, so a slow machine shows a slower day, not another one.
 */
export function play(clock: VirtualClock, pace: Pace): Playback {
  let stopped = false;
  // The clock holds whole milliseconds; what is left over is carried on, so that a slow pace is not lost in rounding.
  let targetMs = clock.nowMs();
  const ended = (async () => {
    while (!stopped) {
      const startedAt = performance.now();
      const rate = pace(clock.nowMs());
      await new Promise((resolve) => setTimeout(resolve, STEP_MS));
      if (rate <= 0) continue;
      targetMs = Math.max(targetMs, clock.nowMs()) + (performance.now() - startedAt) * rate;
      await clock.advanceTo(Math.floor(targetMs));
    }
  })();
  return {
    async stop() {
      stopped = true;
      await ended;
    },
  };
}
