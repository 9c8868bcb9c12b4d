import { useEffect } from 'react';
import { fetchInTime } from '../api/fetch-in-time.ts';

const EVERY_MS = 5_000;
/** A part that is missing for another reason than silence must not load the page over and over. */
const AT_MOST_EVERY_MS = 60_000;
const KEY = 'orderwatch-loaded-anew';

/** Loads the page anew as soon as the server answers: what is missing of it comes with that, and nothing was typed on it. */
export function useReturn(isMissing: boolean): void {
  useEffect(() => {
    if (!isMissing) return undefined;
    const look = async () => {
      if (Date.now() - Number(sessionStorage.getItem(KEY) ?? 0) < AT_MOST_EVERY_MS) return;
      const { ok } = await fetchInTime(new Request('/api/v1/status')).catch(() => ({ ok: false }));
      if (!ok) return;
      sessionStorage.setItem(KEY, String(Date.now()));
      location.reload();
    };
    void look();
    const timer = setInterval(() => void look(), EVERY_MS);
    return () => clearInterval(timer);
  }, [isMissing]);
}

/** Whether a part of the page could not be fetched, in the words of the browsers and of the builder. */
export function isPartMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|importing a module script failed|unable to preload/i.test(error.message)
  );
}
