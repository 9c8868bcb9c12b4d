import { decideDelivery } from '@orderwatch/core';
import type { ClaimedDeliveries, ClaimedDelivery } from '../db/notices/claim-deliveries.ts';

/** What becomes of claimed deliveries by what their user wants now, which may differ from when they were queued. */
export interface ClaimedDecisions {
  readonly send: readonly { readonly delivery: ClaimedDelivery; readonly silent: boolean }[];
  readonly suppress: readonly ClaimedDelivery[];
  readonly defer: readonly { readonly delivery: ClaimedDelivery; readonly untilMs: number }[];
}

/**
 * Decides from the last to the first: what would wait for the end of the quiet hours goes along in silence when something
 * later of the same order goes out now, since told afterwards it would be wrong.
 */
export function decideClaimed(
  { deliveries, channel, preferences }: ClaimedDeliveries,
  nowMs: number,
): ClaimedDecisions {
  const send: ClaimedDecisions['send'][number][] = [];
  const suppress: ClaimedDelivery[] = [];
  const defer: ClaimedDecisions['defer'][number][] = [];
  const told = new Set<string>();
  for (const delivery of deliveries.toReversed()) {
    const decision = decideDelivery(delivery, channel, preferences, nowMs);
    const { orderId } = delivery;
    if (decision.kind === 'suppress') suppress.push(delivery);
    else if (decision.kind === 'defer' && !(orderId !== null && told.has(orderId))) {
      defer.push({ delivery, untilMs: decision.untilMs });
    } else {
      if (orderId !== null) told.add(orderId);
      send.push({ delivery, silent: decision.kind === 'defer' || decision.silent });
    }
  }
  return { send: send.reverse(), suppress, defer };
}
