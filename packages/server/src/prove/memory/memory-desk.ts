import type { Recommendation } from '@orderwatch/core';
import { createAccountDesk } from '../../desk/account-desk.ts';
import type { AccountHooks } from '../../desk/account-hooks.ts';
import type { AccountDesk } from '../../desk/account-role.ts';
import type { DeskParts } from '../../desk/desk-parts.ts';
import { recoverAccount } from '../../desk/recover-account.ts';
import { watchGivenUp } from '../../divergences/watch-given-up.ts';
import { workExpiry } from '../../due/work-expiry.ts';
import { workRetryWarning } from '../../due/work-retry-warning.ts';
import { workVerification } from '../../due/work-verification.ts';
import { followBreaker } from '../../guards/follow-breaker.ts';
import { createRequestQueue } from '../../requests/request-queue.ts';
import { settleInterruptedRequests } from '../../requests/settle-interrupted.ts';
import { followSells } from '../../sells/follow-sells.ts';
import type { Fate } from './fates.ts';
import { type MemoryStore, storeUnder } from './memory-store.ts';
import { createMemoryRunQueue } from './run-queue.ts';

/** What one instance does for one account: the program's own desk, on records in memory. */
export interface MemoryDesk extends AccountDesk {
  holds(): boolean;
  /** Begins at once, or when the broker is open. */
  placeBuys(recommendations: readonly Recommendation[]): void;
}

/**
 * Of what hooks into a desk, what rests on orders and requests alone. Runs, and the work of days (reports, summaries,
 * checks), have tables of their own with rules of their own: kept a second time they would prove the second keeping. The
 * days of `prove` play them on a database.
 */
const HOOKS: Omit<AccountHooks, 'queues'> = {
  takeover: [recoverAccount, ({ parts, hands }) => followBreaker(parts, hands), settleInterruptedRequests],
  planners: [],
  due: {
    verify_placement: workVerification,
    retry_expiry: workExpiry,
    retry_warning: workRetryWarning,
    watch_given_up: watchGivenUp,
  },
  afterReading: [followSells],
};

export function createMemoryDesk(parts: DeskParts, store: MemoryStore, fate: Fate): MemoryDesk {
  const waiting: (readonly Recommendation[])[] = [];
  const queues: AccountHooks['queues'] = (_, hands) => {
    const runs = createMemoryRunQueue(waiting, parts, hands);
    const requests = createRequestQueue(parts, hands, (error) =>
      parts.log.error('A request failed', { error }),
    );
    return { runs, all: [requests, runs] };
  };
  const desk = createAccountDesk(parts, store.tables.account, storeUnder(fate, store), { ...HOOKS, queues });
  return {
    ...desk,
    holds: () => desk.liveFacts().holdsLease,
    placeBuys(recommendations) {
      waiting.push(recommendations);
      desk.workQueues();
    },
  };
}
