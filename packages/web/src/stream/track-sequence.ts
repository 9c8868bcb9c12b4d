import type { StreamChange } from '../api/types.ts';

/** What follows from one change: it was known, it is the next, or some between were missed. */
export type Heard = 'known' | 'next' | 'gap';

/** Follows each account's gap-free numbers, so that a lost message is noticed and everything asked for anew. */
export function createSequenceTracker(): { hear(change: StreamChange): Heard; forget(): void } {
  const last = new Map<string, number>();
  return {
    hear({ account_id, seq }) {
      const before = last.get(account_id);
      if (before !== undefined && seq <= before) return 'known';
      last.set(account_id, seq);
      return before === undefined || seq === before + 1 ? 'next' : 'gap';
    },
    forget: () => last.clear(),
  };
}
