import type { Db } from '../db/connect.ts';
import type { LeaseClaim } from '../db/lease/renew-lease.ts';
import {
  answerRequest,
  beginNextRequest,
  loadWorkingRequests,
  type RequestOutcome,
  requeueRequest,
} from '../db/requests/request-state.ts';
import type { DeskRequest } from './request.ts';

/** Where what is asked of one account's desk is written down; each as in `db/requests/request-state.ts`. */
export interface RequestRecords {
  beginNext(claim: LeaseClaim): Promise<DeskRequest | undefined>;
  answer(requestId: string, answer: RequestOutcome, atMs: number): Promise<void>;
  loadWorking(): Promise<readonly DeskRequest[]>;
  requeue(requestId: string): Promise<void>;
}

/** The account's requests in the database. */
export function requestsIn(db: Db, accountId: string): RequestRecords {
  return {
    beginNext: (claim) => beginNextRequest(db, claim),
    answer: (requestId, answer, atMs) => answerRequest(db, requestId, answer, atMs),
    loadWorking: () => loadWorkingRequests(db, accountId),
    requeue: (requestId) => requeueRequest(db, requestId),
  };
}
