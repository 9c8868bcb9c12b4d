import type { VirtualClock } from '@orderwatch/clock';

/** What can happen to one instance of the program between two of its effects. */
export interface Fate {
  readonly name: string;
  /** To be waited for before and after each effect: never comes back for one that died, late for one that is paused. */
  pass(): Promise<void>;
  isDead(): boolean;
  isPaused(): boolean;
  kill(): void;
  /** Nothing of it goes on for so long, as when a machine is suspended. */
  pause(ms: number): void;
  /** Lets it go on, however long it was to be paused. */
  wake(): void;
  /** It dies when it comes to its `nth` effect from now. */
  killAt(nth: number): void;
}

export function createFate(name: string, clock: VirtualClock, onDeath: () => void): Fate {
  let dead = false;
  let pausedUntilMs = 0;
  let waking = new AbortController();
  let fatalIn: number | null = null;

  function kill(): void {
    if (dead) return;
    dead = true;
    onDeath();
  }

  return {
    name,
    async pass() {
      if (fatalIn !== null) {
        fatalIn -= 1;
        if (fatalIn <= 0) kill();
      }
      while (!dead && clock.nowMs() < pausedUntilMs) {
        await clock.sleep(pausedUntilMs - clock.nowMs(), waking.signal).catch(() => {});
      }
      if (dead) await new Promise<never>(() => {});
    },
    isDead: () => dead,
    isPaused: () => !dead && clock.nowMs() < pausedUntilMs,
    kill,
    pause(ms) {
      // Who is suspended already does not wake the earlier for it.
      pausedUntilMs = Math.max(pausedUntilMs, clock.nowMs() + ms);
    },
    wake() {
      pausedUntilMs = 0;
      waking.abort();
      waking = new AbortController();
    },
    killAt(nth) {
      fatalIn = nth;
    },
  };
}
