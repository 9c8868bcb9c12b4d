import { useEffect } from 'react';
import { useNeedsCount } from '../api/use-needs-count.ts';
import { useSilence } from '../api/use-silence.ts';

const calm = '/favicon.svg';
const needed = '/favicon-needs.svg';
const silent = '/favicon-silent.svg';

/**
 * The mark in the browser's tab has a red dot while an order needs the person, whatever page is open; without an answer it is
 * no tick at all.
 */
export function useNeedsBadge(): void {
  const needs = useNeedsCount() > 0;
  const mark = useSilence() ? silent : needs ? needed : calm;
  useEffect(() => {
    document.querySelector('link[rel="icon"]')?.setAttribute('href', mark);
  }, [mark]);
}
