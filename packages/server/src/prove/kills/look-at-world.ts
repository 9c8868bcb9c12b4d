import { realClock } from '@orderwatch/clock';
import { verifyChain } from '../../db/events/verify-chain.ts';
import { loadAccountStory } from '../../db/rehearsal/load-account-story.ts';
import { findRepeatedWishes } from '../../db/rehearsal/load-monitors.ts';
import { loadStrangersWrites } from '../../db/rehearsal/watch-writers.ts';
import { loadWrites } from '../../db/rehearsal/watch-writes.ts';
import { checkGuarantees } from '../../rehearse/check-guarantees.ts';
import { checkNotices } from '../../rehearse/check-notices.ts';
import { checkShares } from '../../rehearse/check-shares.ts';
import { checkMoment } from '../../rehearse/invariants/check-moment.ts';
import { checkWrites, newWriteMemory } from '../../rehearse/invariants/check-writes.ts';
import { seeOutcome } from '../../rehearse/see-outcome.ts';
import type { KillWorld } from './kill-world.ts';

const TRIES_MAX = 5;
const AGAIN_MS = 1_000;

export interface Onlooker {
  /** What must hold at any moment; for use after a blow, when the database answers again. */
  look(): Promise<void>;
  /** What must hold when everything has come to rest. */
  lookAtEnd(): Promise<void>;
  readonly found: Set<string>;
  readonly figures: Record<string, number>;
}

export function createOnlooker(world: KillWorld): Onlooker {
  const { db } = world.database;
  const found = new Set<string>();
  const figures: Record<string, number> = {};
  const memory = newWriteMemory();
  let fromTx = '0';
  const add = (name: string, count: number): void => {
    figures[name] = (figures[name] ?? 0) + count;
  };
  const note = (sentences: readonly string[]): void => {
    for (const sentence of sentences) found.add(sentence);
  };

  async function lookOnce(): Promise<void> {
    const { writes, nextTx } = await loadWrites(db, fromTx);
    fromTx = nextTx;
    add('writes looked at', writes.length);
    note(checkWrites(writes, memory));
    note(
      (await loadStrangersWrites(db)).map(
        ({ table, accountId, writer, owner }) =>
          `${writer} wrote ${table} of ${accountId} while ${owner ?? 'nobody'} had the lease`,
      ),
    );
    const before = await world.truth();
    for (const { accountId, ucc } of world.accounts) {
      const story = await db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute((snapshot) => loadAccountStory(snapshot, accountId));
      note(checkMoment(story, before, await world.truth(), ucc));
    }
  }

  return {
    found,
    figures,
    async look() {
      for (let tries = 1; ; tries += 1) {
        try {
          return await lookOnce();
        } catch (error) {
          // A connection of the pool may not know yet that its server has died.
          if (tries >= TRIES_MAX) throw error;
          await realClock.sleep(AGAIN_MS);
        }
      }
    },
    async lookAtEnd() {
      const truth = await world.truth();
      for (const { accountId, ucc } of world.accounts) {
        const seen = await seeOutcome(db, accountId, { told: [], answers: [] });
        const guarantees = checkGuarantees(seen, truth, ucc);
        note(guarantees.violations);
        note(checkShares(seen, truth, { ucc, splits: [] }));
        note(checkNotices(seen, false));
        const { checked, firstBroken } = await verifyChain(db, accountId);
        if (firstBroken !== null)
          found.add(`The events of ${accountId} break at ${firstBroken.seq}: ${firstBroken.what}`);
        add('events whose hashes were made again', checked);
        add('orders known', seen.orders.length);
        add(
          'attempts',
          seen.orders.reduce((sum, { attempts }) => sum + attempts.length, 0),
        );
        add('orders sent', guarantees.placed);
        add('sent twice', guarantees.duplicates);
        add('lost', guarantees.lost);
        add('shares invented', guarantees.inventedFills);
        add('executions', seen.fills.length);
      }
      for (const { wish, count } of await findRepeatedWishes(db)) {
        found.add(`The wish to place ${wish} was written down ${count} times`);
      }
    },
  };
}
