import { useEffect } from 'react';
import { useNeedsCount } from '../api/use-needs-count.ts';

const calm = '/favicon.svg';
const needed = '/favicon-needs.svg';

/** The mark in the browser's tab has a red dot while an order needs the person, whatever page is open. */
export function useNeedsBadge(): void {
  const needs = useNeedsCount() > 0;
  useEffect(() => {
    document.querySelector('link[rel="icon"]')?.setAttribute('href', needs ? needed : calm);
  }, [needs]);
}
