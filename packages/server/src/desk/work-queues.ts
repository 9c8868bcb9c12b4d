import { createRunQueue } from '../placement/run-queue.ts';
import { createRequestQueue } from '../requests/request-queue.ts';
import type { AccountHands } from './account-hands.ts';
import type { DeskParts } from './desk-parts.ts';

/** Work that somebody wrote down for the account, worked when the lease is renewed or when somebody asks. */
export interface WorkQueue {
  work(): Promise<void>;
  /** Resolves when nothing of it is under way. */
  idle(): Promise<void>;
}

export interface WorkQueues {
  readonly runs: WorkQueue;
  /** In the order in which they are woken: a request may be one to stop. */
  readonly all: readonly WorkQueue[];
}

export function createWorkQueues(parts: DeskParts, hands: AccountHands): WorkQueues {
  const log = parts.log.with({ account_id: hands.facts().id });
  const requests = createRequestQueue(parts, hands, (error, { id, kind }) =>
    log.error('A request failed', { error, request_id: id, kind }),
  );
  const runs = createRunQueue(parts, hands, (error, runId) =>
    log.error('A placement run failed', { error, run_id: runId }),
  );
  return { runs, all: [requests, runs] };
}
