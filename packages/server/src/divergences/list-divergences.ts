import {
  compareOrder,
  type Divergence,
  type EpochMs,
  findCandidates,
  istDayNumber,
  type LocalBook,
  type LocalOrder,
  type Order,
} from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import { loadBook } from '../db/cycle/load-book.ts';
import { dayText } from '../db/cycle/records.ts';
import { isWatched } from '../db/divergences/is-watched.ts';
import { loadStrangers } from '../db/divergences/load-strangers.ts';

export interface DivergenceOf extends Divergence {
  readonly order: Order;
}

export interface DivergenceAccount {
  readonly id: string;
  readonly placingStoppedReason: string | null;
  readonly lastCompleteAtMs: EpochMs | null;
}

/**
 * Row by row what the broker showed last and what we say, for the orders that its book shows and those that it should. The
 * last reading is not kept a second time: what it showed stands on each attempt, what it lacked on each order.
 */
export async function listDivergences(
  db: Db,
  account: DivergenceAccount,
  nowMs: EpochMs,
): Promise<readonly DivergenceOf[]> {
  if (!(await isWatched(db, account.id))) return [];
  const { book } = await loadBook(db, {
    accountId: account.id,
    seenSince: dayText(istDayNumber(account.lastCompleteAtMs ?? nowMs)),
    brokerOrderIds: [],
    clientTags: [],
    commandsSinceMs: 0,
  });
  const strangers = book.orders.filter(({ order }) => order.origin === 'external');
  const notes = new Map(
    (
      await loadStrangers(
        db,
        account.id,
        strangers.map(({ order }) => order.id),
      )
    ).map((note) => [note.orderId, note]),
  );
  const candidates = candidatesAmong(book, strangers);
  return book.orders.flatMap((local): readonly DivergenceOf[] => {
    const note = notes.get(local.order.id);
    const compared = compareOrder(local, {
      nowMs,
      stoppedByOtherProgram: account.placingStoppedReason !== null,
      placedOverApi: note === undefined ? null : note.placedBy === 'api',
      isCandidate: candidates.has(local.order.id),
    });
    return compared === null ? [] : [{ ...compared, order: local.order }];
  });
}

function candidatesAmong(book: LocalBook, strangers: readonly LocalOrder[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { local, attempt } of book.unanswered) {
    for (const { orderId } of findCandidates(local, attempt.id, strangers)) found.add(orderId);
  }
  return found;
}
