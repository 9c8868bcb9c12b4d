import { useRef } from 'react';
import { goodMomentOf } from './good-moments.ts';
import { useNow } from './use-now.ts';

/**
 * How old, by the server's clock, is what was fetched last. `stamp` changes with each success; what was fetched for
 * another page is as old here as it is there.
 */
export function useLastGood(stamp: number): number {
  const now = useNow();
  const seen = useRef({ stamp, at: now });
  if (seen.current.stamp !== stamp) seen.current = { stamp, at: now };
  return Math.max(0, now - (goodMomentOf(stamp) ?? seen.current.at));
}
