import { type Candidate, findCandidates, istDayNumber, type LocalOrder, type Order } from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import { loadBook } from '../db/cycle/load-book.ts';
import { findOrderLife } from '../db/cycle/load-order-life.ts';
import { dayText } from '../db/cycle/records.ts';
import { unconfirmedAttempt } from './load-life-by-number.ts';

export interface OfferedCandidate extends Candidate {
  readonly order: Order;
}

/** The orders at the broker that may be this one, whose reply was lost; null when it is not unconfirmed. */
export async function listCandidates(
  db: Db,
  of: { readonly accountId: string; readonly orderId: string },
): Promise<readonly OfferedCandidate[] | null> {
  const life = await findOrderLife(db, of);
  const attemptId = life === undefined ? null : unconfirmedAttempt(life);
  const attempt = life?.attempts.find(({ id }) => id === attemptId);
  if (life === undefined || attemptId === null || attempt === undefined) return null;
  const { book } = await loadBook(db, {
    accountId: of.accountId,
    seenSince: dayText(istDayNumber(attempt.sentAtMs ?? attempt.createdAtMs)),
    brokerOrderIds: [],
    clientTags: [],
    commandsSinceMs: 0,
  });
  const byId = new Map<string, LocalOrder>(book.orders.map((local) => [local.order.id, local]));
  return findCandidates(life, attemptId, book.orders).flatMap((candidate) => {
    const local = byId.get(candidate.orderId);
    return local === undefined ? [] : [{ ...candidate, order: local.order }];
  });
}
