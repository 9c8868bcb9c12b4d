import { type Clock, realClock } from '@orderwatch/clock';

/** Real time that says it is another time of day: the market can be open whenever somebody proves something. */
export function shiftedClock(aheadMs: number): Clock {
  return { ...realClock, nowMs: () => realClock.nowMs() + aheadMs };
}
