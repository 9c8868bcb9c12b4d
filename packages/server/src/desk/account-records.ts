import type { OpenPosition } from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import type { HeadNote } from '../db/cycle/change-set.ts';
import { type BookWish, type LoadedBook, loadBook } from '../db/cycle/load-book.ts';
import { findOrderLife, type OrderLife } from '../db/cycle/load-order-life.ts';
import { touchHead } from '../db/cycle/touch-head.ts';
import { findAttempt } from '../db/divergences/find-attempt.ts';
import { loadStreak } from '../db/guards/load-streak.ts';
import { appendLateReply, type LateReply } from '../db/lease/append-late-reply.ts';
import type { LeaseClaim } from '../db/lease/renew-lease.ts';
import { loadOwnOrders, type PlacementOrder } from '../db/placement/load-own-orders.ts';
import { keepMarks, type PositionMark } from '../db/positions/keep-marks.ts';
import { loadOpenQuantities } from '../db/positions/load-open-quantities.ts';
import { loadSells, type SellsOfAccount, type SellsWish } from '../db/positions/load-sells.ts';
import { loadRetryQueue, type QueueEntry } from '../db/retry/load-retry-queue.ts';
import { type RequestRecords, requestsIn } from '../requests/request-records.ts';

/**
 * What is asked of the records about an account by those who watch and act for it; what they write goes through
 * `AccountHands.commit`.
 */
export interface AccountRecords {
  readonly requests: RequestRecords;
  loadBook(wish: Omit<BookWish, 'accountId'>): Promise<LoadedBook>;
  /** See `db/cycle/touch-head.ts`. */
  touchHead(claim: LeaseClaim, expectedSeq: number, note: HeadNote): Promise<boolean>;
  /** Whoever holds the lease by now. */
  appendLateReply(reply: Omit<LateReply, 'accountId'>): Promise<void>;
  findOrderLife(orderId: string): Promise<OrderLife | undefined>;
  findAttempt(attemptId: string): ReturnType<typeof findAttempt>;
  /** `sinceDay`: ISO. */
  loadOwnOrders(sinceDay: string): Promise<readonly PlacementOrder[]>;
  loadOpenQuantities(): Promise<readonly OpenPosition[]>;
  loadSells(wish: Omit<SellsWish, 'accountId'>): Promise<SellsOfAccount>;
  keepMarks(marks: readonly PositionMark[]): Promise<void>;
  loadRetryQueue(): Promise<readonly QueueEntry[]>;
  loadStreak(most: number): ReturnType<typeof loadStreak>;
}

/** The account's records in the database. */
export function recordsIn(db: Db, accountId: string): AccountRecords {
  return {
    requests: requestsIn(db, accountId),
    loadBook: (wish) => loadBook(db, { ...wish, accountId }),
    touchHead: (claim, expectedSeq, note) => touchHead(db, claim, expectedSeq, note),
    appendLateReply: (reply) => appendLateReply(db, { ...reply, accountId }),
    findOrderLife: (orderId) => findOrderLife(db, { accountId, orderId }),
    findAttempt: (attemptId) => findAttempt(db, attemptId),
    loadOwnOrders: (sinceDay) => loadOwnOrders(db, accountId, sinceDay),
    loadOpenQuantities: () => loadOpenQuantities(db, accountId),
    loadSells: (wish) => loadSells(db, { ...wish, accountId }),
    keepMarks: (marks) => keepMarks(db, marks),
    loadRetryQueue: () => loadRetryQueue(db, accountId),
    loadStreak: (most) => loadStreak(db, accountId, most),
  };
}
