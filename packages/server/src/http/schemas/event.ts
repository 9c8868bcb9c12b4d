import { EVENT_KINDS } from '@orderwatch/core';
import { z } from 'zod';
import { day } from './common.ts';
import { orderEvent } from './order.ts';

const many = <T extends z.ZodType>(one: T) =>
  z.union([one, z.array(one)]).transform((value) => (Array.isArray(value) ? value : [value]));

export const eventQuery = z.strictObject({
  account_id: z.string().optional(),
  order_id: z.string().optional(),
  kind: many(z.enum(EVENT_KINDS)).optional(),
  actor: many(z.enum(['user', 'system', 'broker', 'exchange', 'external', 'unknown'])).optional(),
  from_date: day.optional(),
  to_date: day.optional(),
  page: z.coerce.number().int().min(1).max(1_000).default(1),
  page_size: z.coerce.number().int().min(1).max(500).default(50),
});

export const activityEvent = orderEvent
  .extend({ account_id: z.string(), symbol: z.string().nullable(), while_down: z.boolean() })
  .meta({ id: 'ActivityEvent' });

export const eventPage = z
  .object({
    items: z.array(activityEvent),
    total: z.number().int(),
    total_capped: z.boolean().meta({ description: 'True when there are more than `total` says' }),
    page: z.number().int(),
    page_size: z.number().int(),
    total_pages: z.number().int(),
  })
  .meta({ id: 'EventPage' });
