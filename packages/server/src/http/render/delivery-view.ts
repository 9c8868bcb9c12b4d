import type { z } from 'zod';
import type { ChannelTally, Delivery } from '../../db/notices/list-deliveries.ts';
import type { deliveryTally, deliveryView } from '../schemas/notification-delivery.ts';
import { momentOrNull } from './moment-text.ts';
import { renderNotification } from './notification-view.ts';

export function renderDelivery(
  { notice, channel, state, attempts, lastError, sentAtMs, nextTryMs }: Delivery,
  options: { readonly hideAmounts: boolean },
): z.infer<typeof deliveryView> {
  return {
    notification: renderNotification(notice, options),
    channel,
    state,
    attempts,
    problem: lastError,
    sent_at: momentOrNull(sentAtMs),
    next_try_at: momentOrNull(nextTryMs),
  };
}

export function renderTally({
  channel,
  counts,
  lastSentAtMs,
}: ChannelTally): z.infer<typeof deliveryTally>['channels'][number] {
  const { sent = 0, queued = 0, sending = 0, deferred = 0, failed = 0, dead = 0, suppressed = 0 } = counts;
  const waiting = queued + sending + deferred;
  return { channel, sent, waiting, failed, dead, suppressed, last_sent_at: momentOrNull(lastSentAtMs) };
}
