import { createHash } from 'node:crypto';
import type { Truth } from '@orderwatch/simulator';
import type { Outcome } from './outcome.ts';

/** One hash over what the broker was asked and what we recorded, with simulated times: equal for equal seeds. */
export function hashTrace(seen: Outcome, truth: Truth): string {
  const hash = createHash('sha256');
  for (const request of truth.requests) {
    hash.update(
      `${request.atMs} ${request.source} ${request.kind} ${request.tag} ${request.orderNumber} ${request.answer.kind}\n`,
    );
  }
  for (const trade of truth.trades) {
    hash.update(`${trade.atMs} trade ${trade.orderNumber} ${trade.quantity} ${trade.pricePaise}\n`);
  }
  for (const event of seen.events) {
    hash.update(`${event.atMs} ${event.seq} ${event.orderId} ${event.kind} ${event.actor} ${event.source}\n`);
  }
  for (const { noticeId, atMs, kind } of seen.told) hash.update(`${atMs} told ${kind} ${noticeId}\n`);
  return hash.digest('hex');
}
