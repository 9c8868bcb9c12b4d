import { createAccountDesk } from '../../desk/account-desk.ts';
import type { AccountHooks } from '../../desk/account-hooks.ts';
import type { AccountDesk } from '../../desk/account-role.ts';
import type { DeskParts } from '../../desk/desk-parts.ts';
import { recoverAccount } from '../../desk/recover-account.ts';
import type { WorkQueues } from '../../desk/work-queues.ts';
import { workExpiry } from '../../due/work-expiry.ts';
import { workVerification } from '../../due/work-verification.ts';
import { followBreaker } from '../../guards/follow-breaker.ts';
import { followSells } from '../../sells/follow-sells.ts';
import type { DeskAct } from './acts-of-desk.ts';
import type { Fate } from './fates.ts';
import { type MemoryStore, storeUnder } from './memory-store.ts';

/** What one instance does for one account: the program's own desk, on records in memory. */
export interface MemoryDesk extends Pick<AccountDesk, 'start' | 'stop' | 'abandon' | 'runCycle'> {
  holds(): boolean;
  /** Begins at once, or when the broker is open. Like a request, but written down nowhere: who dies forgets it. */
  ask(act: DeskAct): void;
}

/**
 * Of what hooks into a desk, what rests on orders alone. Runs, requests, and the work of days (reports, summaries, checks)
 * have tables of their own with rules of their own; kept twice, they would prove the second keeping. The days of `prove`
 * play them on a database.
 */
const HOOKS: Omit<AccountHooks, 'queues'> = {
  takeover: [recoverAccount, ({ parts, hands }) => followBreaker(parts, hands)],
  planners: [],
  due: { verify_placement: workVerification, retry_expiry: workExpiry },
  afterReading: [followSells],
};

export function createMemoryDesk(parts: DeskParts, store: MemoryStore, fate: Fate): MemoryDesk {
  const asked: DeskAct[] = [];
  const underWay = new Set<Promise<unknown>>();

  const queues: AccountHooks['queues'] = (_, hands): WorkQueues => {
    const acts = {
      async work() {
        for (const act of asked.splice(0)) {
          if (hands.claim() === null) continue;
          const work = act({ parts, hands, tables: store.tables })
            .catch((error: unknown) => parts.log.error('What was asked for failed', { error }))
            .finally(() => underWay.delete(work));
          underWay.add(work);
        }
      },
      async idle() {
        while (underWay.size > 0) await Promise.allSettled(underWay);
      },
    };
    return { runs: acts, all: [acts] };
  };

  const desk = createAccountDesk(parts, store.tables.account, storeUnder(fate, store), { ...HOOKS, queues });
  return {
    ...desk,
    holds: () => desk.liveFacts().holdsLease,
    ask(act) {
      asked.push(act);
      desk.workQueues();
    },
  };
}
