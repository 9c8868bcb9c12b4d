import { DIVERGENCE_VERDICTS } from '@orderwatch/core';
import { z } from 'zod';
import { moment, orderStatus, origin, rupees, side } from './common.ts';

const verdict = z.enum(DIVERGENCE_VERDICTS);

export const divergenceView = z
  .object({
    order_id: z.string(),
    account_id: z.string(),
    attempt_id: z.string(),
    broker_order_id: z.string().nullable(),
    symbol: z.string(),
    side,
    origin,
    verdict,
    action: z
      .enum(['none', 'look_again', 'resolve', 'take_under_care', 'leave_alone', 'confirm_other_program'])
      .meta({ description: 'The one safe step; none of them sends an order' }),
    differs: z.array(z.enum(['status', 'quantity', 'filled', 'limit_price', 'average_price'])),
    since: moment.nullable(),
    age_seconds: z.number().int().nullable(),
    broker: z
      .object({
        status_text: z.string().meta({ description: "The broker's own word, verbatim" }),
        quantity: z.number().int(),
        filled_qty: z.number().int(),
        limit_price: rupees.nullable(),
        average_price: rupees.nullable(),
        seen_at: moment,
        confirmed_by_book: z.boolean(),
      })
      .nullable(),
    ours: z.object({
      status: orderStatus,
      state: z.string(),
      quantity: z.number().int(),
      filled_qty: z.number().int(),
      limit_price: rupees.nullable(),
      average_price: rupees.nullable(),
    }),
    evidence_id: z.string().nullable(),
  })
  .meta({ id: 'Divergence' });

const holdingRow = z.object({
  position_id: z.string(),
  symbol: z.string(),
  owned: z.number().int(),
  held: z.number().int().nullable(),
  verdict: z.enum(['agrees', 'holdings_disagree', 'unknown']),
});

export const divergenceReading = z
  .object({
    account_id: z.string(),
    last_complete_at: moment.nullable(),
    last_reading: z.unknown().meta({ description: 'Kind, doubts and times of the last reading of the book' }),
    holdings: z
      .object({ checked_at: moment, rows: z.array(holdingRow) })
      .nullable()
      .meta({ description: 'Positions against holdings, from the last check after a close' }),
  })
  .meta({ id: 'DivergenceReading' });

export const divergencePage = z
  .object({
    items: z.array(divergenceView),
    counters: z.object({
      agree: z.number().int(),
      awaited: z.number().int().meta({ description: 'Taken by the broker, and not shown by its book yet' }),
      differ: z.number().int(),
      unknown: z.number().int(),
      missing: z.number().int(),
      unconfirmed: z.number().int(),
    }),
    readings: z.array(divergenceReading),
    total: z.number().int(),
    page: z.number().int(),
    page_size: z.number().int(),
    total_pages: z.number().int(),
  })
  .meta({ id: 'DivergencePage' });

export const divergenceQuery = z.strictObject({
  account_id: z.string().optional(),
  verdict: z
    .union([verdict, z.array(verdict)])
    .transform((value) => (Array.isArray(value) ? value : [value]))
    .optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  page_size: z.coerce.number().int().min(1).max(500).default(100),
});

export const candidateView = z
  .object({
    order_id: z.string(),
    broker_order_id: z.string(),
    symbol: z.string(),
    side,
    quantity: z.number().int(),
    limit_price: rupees.nullable(),
    same_price: z.boolean(),
    status: orderStatus,
    execution_qty: z.number().int(),
    entered_at: moment,
  })
  .meta({ id: 'Candidate' });

const reason = z.string().trim().min(3).max(500);

export const resolution = z
  .discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('placed_as'),
      broker_order_id: z.string().regex(/^\d{10,20}$/, 'is no order number of the broker'),
      reason,
    }),
    z.strictObject({ decision: z.literal('not_placed'), reason }),
  ])
  .meta({ id: 'Resolution' });

export const careDecision = z.strictObject({ under_care: z.boolean(), reason }).meta({ id: 'CareDecision' });

export const settledView = z
  .object({
    request_id: z.string(),
    state: z.enum(['queued', 'working', 'done']),
    code: z.string().nullable(),
    text: z.string().nullable(),
  })
  .meta({ id: 'Settled' });
