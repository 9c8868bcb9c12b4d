import { type NoticeOrder, paise, parseDecimal } from '@orderwatch/core';
import { z } from 'zod';
import type { Json } from '../db/tables.ts';

const amount = z.number().int().transform(paise).nullable();
const decimal = z
  .string()
  .transform((text) => {
    const read = parseDecimal(text);
    return read.ok ? read.value : null;
  })
  .nullable();
const text = z.string().nullable();
const order = z.object({
  side: z.enum(['buy', 'sell']),
  quantity: z.number(),
  symbol: z.string(),
  orderType: z.enum(['limit', 'market', 'stop_loss', 'stop_loss_market']),
  limitPrice: amount,
  triggerPrice: amount,
  variety: z.enum(['amo', 'regular']),
  origin: z.enum(['system', 'manual', 'external', 'imported']),
  status: z.enum([
    'placing',
    'unconfirmed',
    'amo',
    'pending_execution',
    'ongoing',
    'closed',
    'retry_pending',
    'failed',
    'rejected',
    'cancelled',
  ]),
  reasonCode: text,
  failureReason: text,
  rejectionReason: text,
  cancelledReason: text,
  cancelledBy: z.enum(['user', 'system', 'broker', 'exchange', 'expiry', 'unknown']).nullable(),
  executionQty: z.number(),
  executionPrice: decimal,
  retryCount: z.number(),
  retryExpiresAtMs: z.number().nullable(),
});

/** The order that a notice kept, or null when it kept none that can be read. */
export function readNoticeOrder(json: Json | null): NoticeOrder | null {
  const read = order.safeParse(json);
  return read.success ? read.data : null;
}
