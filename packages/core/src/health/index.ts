export {
  findWatchFaults,
  READING_AGE_MS_MAX,
  type WatchedAccount,
  type WatchFault,
} from './find-watch-faults.ts';
