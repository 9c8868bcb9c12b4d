import { useCallback, useSyncExternalStore } from 'react';
import { onTick, serverNow } from './server-clock.ts';

/** The server's clock, rounded down to `stepMs`: the caller renders again only when that changes. */
export function useNow(stepMs = 1_000): number {
  const read = useCallback(() => Math.floor(serverNow() / stepMs) * stepMs, [stepMs]);
  return useSyncExternalStore(onTick, read);
}
