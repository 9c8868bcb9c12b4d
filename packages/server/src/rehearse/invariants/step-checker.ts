import type { Simulator } from '@orderwatch/simulator';
import type { Db } from '../../db/connect.ts';
import { loadAccountStory } from '../../db/rehearsal/load-account-story.ts';
import { loadWrites, watchWrites } from '../../db/rehearsal/watch-writes.ts';
import { checkMoment } from './check-moment.ts';
import { checkWrites, newWriteMemory } from './check-writes.ts';

export interface StepChecker {
  /** Looks at everything that was written since the last look. Steps that meet another look are part of the next. */
  look(): Promise<void>;
  /** Sentences about what did not hold, each once. */
  readonly found: Set<string>;
  /** How often somebody looked, and at how many writes. */
  counts(): { readonly steps: number; readonly writes: number };
}

/** Holds every step of a rehearsal against what must always be true. The database is the rehearsal's own. */
export async function createStepChecker(
  { db }: { readonly db: Db },
  simulator: Simulator,
  accounts: readonly { readonly accountId: string; readonly ucc: string }[],
): Promise<StepChecker> {
  await watchWrites(db);
  const found = new Set<string>();
  const memory = newWriteMemory();
  let fromTx = '0';
  let steps = 0;
  let count = 0;
  let looking = false;

  async function lookOnce(): Promise<void> {
    const { writes, nextTx } = await loadWrites(db, fromTx);
    fromTx = nextTx;
    steps += 1;
    count += writes.length;
    if (writes.length === 0) return;
    for (const sentence of checkWrites(writes, memory)) found.add(sentence);
    const changed = new Set(writes.map(({ now }) => now.account_id));
    for (const { accountId, ucc } of accounts) {
      if (!changed.has(accountId)) continue;
      const before = simulator.broker.truth();
      const story = await db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute((snapshot) => loadAccountStory(snapshot, accountId));
      for (const sentence of checkMoment(story, before, simulator.broker.truth(), ucc)) found.add(sentence);
    }
  }

  return {
    found,
    counts: () => ({ steps, writes: count }),
    async look() {
      if (looking) return;
      looking = true;
      try {
        await lookOnce();
      } catch (error) {
        found.add(`The look at a step failed: ${error instanceof Error ? error.message : String(error)}`);
      } finally {
        looking = false;
      }
    },
  };
}
