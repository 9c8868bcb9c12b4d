import { z } from 'zod';
import { side } from './common.ts';
import { orderView } from './order.ts';

const price = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,2})?$/)
  .meta({ description: 'Rupees, whole paise', example: '2450.50' });
const quantity = z.number().int().min(1).max(10_000_000);

export const newOrder = z
  .strictObject({
    account_id: z.string().min(1).max(64),
    symbol: z
      .string()
      .regex(/^[A-Z0-9&-]{1,30}$/)
      .meta({ description: "The exchange's name of the share, without a series", example: 'RELIANCE' }),
    side,
    quantity,
    limit_price: price,
    order_type: z.literal('limit').default('limit').meta({
      description: 'Nothing else is placed from here: any other type is answered with limit_orders_only',
    }),
    managed: z.boolean().default(true).meta({ description: 'Whether what it buys is sold by our targets' }),
  })
  .meta({ id: 'NewOrder' });

export const orderChange = z
  .strictObject({
    limit_price: price.optional(),
    quantity: quantity.optional().meta({ description: 'The new total' }),
  })
  .refine((change) => change.limit_price !== undefined || change.quantity !== undefined, {
    error: 'Name a limit_price or a quantity',
  })
  .meta({ id: 'OrderChange' });

/** Where a request stands. Answered with 202 it goes on by itself, and GET /user/requests/{id} tells what comes of it. */
export const requestView = z
  .object({
    request_id: z.string(),
    state: z.enum(['queued', 'working', 'done', 'refused', 'failed']).meta({
      description: '`failed`: what came of it is not known; the text says what is',
    }),
    code: z.string().nullable().meta({ description: 'Ours, stable, for programs' }),
    text: z.string().nullable().meta({ description: 'What happened, or when it will, for people' }),
    facts: z.record(z.string(), z.unknown()),
    order: orderView.nullable().meta({ description: 'The order as it stands now' }),
  })
  .meta({ id: 'Request' });

export const bulkRequest = z
  .strictObject({
    action: z.enum(['retry', 'drop']),
    ids: z
      .array(z.string().min(1).max(64))
      .min(1)
      .max(100)
      .refine((ids) => new Set(ids).size === ids.length, { error: 'An id is named twice' }),
  })
  .meta({ id: 'BulkRequest' });

export const queueOrder = z
  .strictObject({
    account_id: z.string().min(1).max(64),
    order_ids: z
      .array(z.string().min(1).max(64))
      .max(500)
      .refine((ids) => new Set(ids).size === ids.length, { error: 'An id is named twice' })
      .meta({ description: 'First the one that gets money first. None: as the recommendations say' }),
  })
  .meta({ id: 'QueueOrder' });

export const bulkAnswer = z.object({
  order_id: z.string(),
  ...requestView.partial({ request_id: true }).shape,
});
