import { useRef } from 'react';

/**
 * Alternates between two equal animations each time the value changes, so that each change starts one anew, without
 * a timer. Nothing for a row that has only just appeared.
 */
export function useFlash(value: number): 'a' | 'b' | undefined {
  const seen = useRef({ value, flash: undefined as 'a' | 'b' | undefined });
  if (seen.current.value !== value) {
    seen.current = { value, flash: seen.current.flash === 'a' ? 'b' : 'a' };
  }
  return seen.current.flash;
}
