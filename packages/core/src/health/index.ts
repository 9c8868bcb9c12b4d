export { clockOffText } from './clock-off-text.ts';
export {
  findWatchFaults,
  READING_AGE_MS_MAX,
  type WatchedAccount,
  type WatchFault,
} from './find-watch-faults.ts';
export {
  aheadByOne,
  CLOCK_READINGS,
  type ClockReading,
  type ClockVerdict,
  isClockReading,
  judgeClock,
} from './judge-clock.ts';
