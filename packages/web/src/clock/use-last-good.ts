import { useRef } from 'react';
import { useNow } from './use-now.ts';

/** How old, by the server's clock, is what was fetched last. `stamp` changes with each success. */
export function useLastGood(stamp: number): number {
  const now = useNow();
  const good = useRef({ stamp, at: now });
  if (good.current.stamp !== stamp) good.current = { stamp, at: now };
  return now - good.current.at;
}
