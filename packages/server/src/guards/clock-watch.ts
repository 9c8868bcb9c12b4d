import type { Clock } from '@orderwatch/clock';
import { CLOCK_MAX_DIVERGENCE_MS } from '@orderwatch/core';

/** Watches whether the wall clock and the monotonic clock of this machine go apart: it slept, or its time was set. */
export interface ClockWatch {
  /** By how much they went apart since they were last believed, in milliseconds. */
  divergenceMs(): number;
  /** Something was read completely. The first reading after a jump only notices it; the next is of the new time alone. */
  noteReading(): void;
}

export function createClockWatch(clock: Pick<Clock, 'nowMs' | 'monotonicMs'>): ClockWatch {
  const offset = () => clock.nowMs() - clock.monotonicMs();
  let believed = offset();
  let noticed: number | null = null;
  return {
    divergenceMs: () => offset() - believed,
    noteReading() {
      const now = offset();
      if (isNear(now, believed) || (noticed !== null && isNear(now, noticed))) {
        believed = now;
        noticed = null;
      } else {
        noticed = now;
      }
    },
  };
}

function isNear(first: number, second: number): boolean {
  return Math.abs(first - second) <= CLOCK_MAX_DIVERGENCE_MS;
}
