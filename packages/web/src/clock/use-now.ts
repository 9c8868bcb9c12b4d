import { useCallback, useSyncExternalStore } from 'react';
import { serverNow } from './server-clock.ts';

const TICK_MS = 250;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The server's clock, rounded down to `stepMs`: the caller renders again only when that changes. */
export function useNow(stepMs = 1_000): number {
  const read = useCallback(() => Math.floor(serverNow() / stepMs) * stepMs, [stepMs]);
  return useSyncExternalStore(subscribe, read);
}
