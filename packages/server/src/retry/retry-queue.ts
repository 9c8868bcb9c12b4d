import { inRetryOrder, type RetryBy } from '@orderwatch/core';
import type { PlacingContext } from '../placement/placing-context.ts';
import { retryOrder } from './retry-order.ts';
import type { RetryResult } from './retry-result.ts';
import { readStoredRecommendation } from './stored-recommendation.ts';

/** How many of the queue came to what. */
export interface QueueReport {
  readonly tried: number;
  readonly sent: number;
  readonly waiting: number;
  readonly ended: number;
}

/** Tries the whole queue in order of priority, until it is through, the portfolio is full, or nothing is taken any more. */
export async function retryQueue(context: PlacingContext, by: RetryBy): Promise<QueueReport> {
  const { hands } = context;
  const entries = await hands.records.loadRetryQueue();
  const queue = inRetryOrder(
    entries.map((entry) => ({
      ...entry,
      priority: readStoredRecommendation(entry.recommendation)?.priority ?? 0,
    })),
  );
  const count = { tried: 0, sent: 0, waiting: 0, ended: 0 };
  for (const { id } of queue) {
    if (hands.claim() === null) break;
    const result = await retryOrder(context, id, by);
    if (result.kind === 'not_now') break;
    count.tried += 1;
    const fate = fateOf(result);
    if (fate !== null) count[fate] += 1;
    if (result.kind === 'waits' && result.code === 'portfolio_full') break;
  }
  return count;
}

function fateOf(result: RetryResult): 'sent' | 'waiting' | 'ended' | null {
  switch (result.kind) {
    case 'sent':
      return 'sent';
    case 'waits':
      return 'waiting';
    case 'no_longer_needed':
    case 'gave_up':
    case 'expired':
      return 'ended';
    case 'not_now':
    case 'not_retryable':
    case 'unknown_order':
    case 'overtaken':
      return null;
  }
}
