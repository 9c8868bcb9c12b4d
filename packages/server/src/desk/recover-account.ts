import { settleUnfinished } from './settle-unfinished.ts';
import type { TakeoverStep } from './takeover.ts';

/**
 * What a new holder of the account does before anything else: whoever held it may have died anywhere. What was being
 * sent is unconfirmed, for it may have arrived; what was only planned was provably not sent. Nothing is sent again.
 */
export const recoverAccount: TakeoverStep = async ({ parts, hands }) => {
  const nowMs = parts.clock.nowMs();
  for (let round = 1; round <= 5; round += 1) {
    const { book, eventSeq } = await hands.records.loadBook({
      seenSince: '9999-12-31',
      brokerOrderIds: [],
      clientTags: [],
      commandsSinceMs: 0,
    });
    const changes = settleUnfinished(book.orders, parts, nowMs);
    if (changes.events.length + changes.commands.length === 0) break;
    const written = await hands.commit((head) => (head.eventSeq === eventSeq ? changes : undefined));
    if (written.ok || written.error.kind !== 'stale') break;
  }
};
