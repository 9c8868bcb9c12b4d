import { useCallback, useRef } from 'react';
import { newKey } from './client.ts';

/**
 * The key of a wish: the same for the same wish, for as long as its question is open. Pressed again after a silence, the
 * request is known to a server that has carried it out already.
 */
export function useWishKey(): (wish: unknown) => string {
  const keys = useRef(new Map<string, string>());
  return useCallback((wish) => {
    const text = JSON.stringify(wish) ?? '';
    const key = keys.current.get(text) ?? newKey();
    keys.current.set(text, key);
    return key;
  }, []);
}
