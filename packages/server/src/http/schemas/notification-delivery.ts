import { z } from 'zod';
import { DELIVERY_STATES } from '../../db/notices/list-deliveries.ts';
import { moment } from './common.ts';
import { channelKind, notification, oneOrMore } from './notification.ts';

const state = z.enum(DELIVERY_STATES).meta({
  description:
    '`queued`: waits for its turn; `sending`; `deferred`: waits for the end of the quiet hours; `sent`: the other side took it; `failed`: is tried again; `dead`: was given up; `suppressed`: was not to be told any more',
});

export const deliveryQuery = z.strictObject({
  state: oneOrMore(state).meta({ description: 'May repeat. `failed` and `dead` when left out' }),
  channel: channelKind.optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  page_size: z.coerce.number().int().min(1).max(500).default(500),
});

export const deliveryView = z
  .object({
    notification,
    channel: channelKind,
    state,
    attempts: z.number().int(),
    problem: z.string().nullable().meta({ description: 'Why the last try failed' }),
    sent_at: moment.nullable().meta({ description: 'When the other side took it' }),
    next_try_at: moment.nullable(),
  })
  .meta({ id: 'NotificationDelivery' });

const count = z.number().int();

export const deliveryPage = z
  .object({
    items: z.array(deliveryView),
    total: count,
    total_capped: z.boolean(),
    page: count,
    page_size: count,
    total_pages: count,
  })
  .meta({ id: 'NotificationDeliveryPage' });

export const deliveryTally = z
  .object({
    since: moment,
    channels: z.array(
      z.object({
        channel: channelKind,
        sent: count,
        waiting: count.meta({ description: '`queued`, `sending` and `deferred`' }),
        failed: count,
        dead: count,
        suppressed: count,
        last_sent_at: moment.nullable(),
      }),
    ),
  })
  .meta({ id: 'NotificationDeliveryTally' });

export const sendAgainWish = z.strictObject({
  channel: channelKind,
  notification_id: z.string().max(64).optional().meta({ description: 'All of the channel when left out' }),
});
