import type { Clock } from './clock.ts';

/** A clock whose wall time is wrong by so much, and may jump: intervals and timers go by the right one. */
export function skewedClock(clock: Clock, skewMs: () => number): Clock {
  return {
    nowMs: () => clock.nowMs() + skewMs(),
    monotonicMs: () => clock.monotonicMs(),
    setTimer: (delayMs, run) => clock.setTimer(delayMs, run),
    sleep: (delayMs, signal) => clock.sleep(delayMs, signal),
    hold: (key) => clock.hold(key),
    park: (key) => clock.park(key),
  };
}
