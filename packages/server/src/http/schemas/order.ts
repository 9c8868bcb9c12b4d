import { z } from 'zod';
import { day, moment, orderStatus, origin, reasonClass, rupees, side } from './common.ts';

/** What happened and what to do, in a person's words; the broker's own words stand beside it, unchanged. */
export const orderReason = z
  .object({
    code: z.string().nullable().meta({ description: 'Ours, stable, for programs' }),
    class: reasonClass
      .nullable()
      .meta({ description: 'What it is about, by its stored code; null where nothing was recorded' }),
    broker_words: z.string().nullable().meta({ description: 'Verbatim' }),
    meaning: z.string().nullable(),
    advice: z.string().nullable(),
    retry_useful: z.enum(['yes', 'after_change', 'no']).nullable(),
  })
  .meta({ id: 'OrderReason' });

export const attemptView = z
  .object({
    id: z.string(),
    number: z.number().int(),
    client_tag: z.string().nullable(),
    broker_order_id: z.string().nullable(),
    exchange_order_id: z.string().nullable(),
    state: z.string(),
    filled_qty: z.number().int(),
    reason: z.string().nullable(),
    sent_at: moment.nullable(),
    answered_at: moment.nullable(),
  })
  .meta({ id: 'Attempt' });

export const orderView = z
  .object({
    id: z.string(),
    account_id: z.string(),
    created_at: moment,
    updated_at: moment,
    version: z.number().int(),
    trading_day: day,
    origin,
    managed: z.boolean(),
    placement_run_id: z.string().nullable(),
    side,
    exchange: z.string(),
    symbol: z.string(),
    series: z.string(),
    trading_symbol: z.string(),
    isin: z.string().nullable(),
    quantity: z.number().int(),
    order_type: z.enum(['limit', 'market', 'stop_loss', 'stop_loss_market']),
    limit_price: rupees.nullable(),
    trigger_price: rupees.nullable(),
    variety: z.enum(['amo', 'regular']),
    validity: z.enum(['day', 'ioc']),
    product: z.string(),
    status: orderStatus,
    reason: orderReason.nullable(),
    failure_reason: z.string().nullable(),
    rejection_reason: z.string().nullable(),
    cancelled_reason: z.string().nullable(),
    cancelled_by: z.enum(['user', 'system', 'broker', 'exchange', 'expiry', 'unknown']).nullable(),
    first_failed_at: moment.nullable(),
    last_retry_attempt: moment.nullable(),
    retry_count: z.number().int(),
    retry_expires_at: moment.nullable(),
    retry_expiry_provisional: z.boolean(),
    next_retry_at: moment.nullable().meta({ description: 'When the queue tries it next by itself' }),
    next_retry_note: z.string().nullable().meta({ description: 'Why it is not tried, or when else it is' }),
    required_cash: rupees.nullable(),
    available_cash: rupees.nullable(),
    shortfall: rupees.nullable(),
    last_status_check: moment
      .nullable()
      .meta({ description: 'When the broker was last read for this order' }),
    verified_at: moment.nullable(),
    execution_qty: z.number().int(),
    execution_price: rupees.nullable().meta({ description: 'Average; may have fractions of a paisa' }),
    execution_time: moment.nullable(),
    missing_since: moment.nullable(),
    linked_order_id: z.string().nullable(),
    broker_order_id: z.string().nullable(),
    broker_status: z
      .string()
      .nullable()
      .meta({ description: "The broker's own word for the state, verbatim" }),
    attempts: z.array(attemptView),
  })
  .meta({ id: 'Order' });

export const orderPage = z
  .object({
    items: z.array(orderView),
    total: z.number().int(),
    total_capped: z.boolean().meta({ description: 'True when there are more than `total` says' }),
    page: z.number().int(),
    page_size: z.number().int(),
    total_pages: z.number().int(),
  })
  .meta({ id: 'OrderPage' });

const many = <T extends z.ZodType>(one: T) =>
  z.union([one, z.array(one)]).transform((value) => (Array.isArray(value) ? value : [value]));

export const orderQuery = z.strictObject({
  account_id: z.string().optional(),
  status: many(orderStatus).optional(),
  side: side.optional(),
  symbol: z.string().min(1).max(30).optional(),
  origin: origin.optional(),
  reason: z.string().min(1).max(200).optional(),
  reason_class: reasonClass.optional(),
  from_date: day.optional(),
  to_date: day.optional(),
  q: z.string().min(1).max(100).optional(),
  needs_me: z.literal('true').optional().meta({
    description: 'Only what a person has to look at, as `needs_attention` of the statistics counts it',
  }),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  page_size: z.coerce.number().int().min(1).max(500).default(50),
  sort: z
    .enum([
      '-created_at',
      'created_at',
      '-updated_at',
      'updated_at',
      'symbol',
      '-symbol',
      'status',
      '-status',
      'trading_day',
      '-trading_day',
      'quantity',
      '-quantity',
      'filled',
      '-filled',
      'price',
      '-price',
      'value',
      '-value',
    ])
    .default('-created_at')
    .meta({
      description:
        '`-`: the largest first. `value` is quantity times limit price; orders at the market have neither price nor value',
    }),
});

export const orderEvent = z
  .object({
    id: z.string(),
    seq: z.number().int(),
    order_id: z.string().nullable(),
    attempt_id: z.string().nullable(),
    kind: z.string(),
    actor: z.enum(['user', 'system', 'broker', 'exchange', 'external', 'unknown']),
    source: z.string(),
    at: moment,
    sentence: z.string().meta({ description: 'What happened, in one plain sentence' }),
    body: z.record(z.string(), z.unknown()).meta({
      description: 'As it was recorded and hashed: amounts are whole paise, times epoch milliseconds',
    }),
    evidence_id: z.string().nullable(),
  })
  .meta({ id: 'OrderEvent' });

export const evidenceView = z
  .object({
    id: z.string(),
    account_id: z.string(),
    source: z.string(),
    received_at: moment,
    sha256: z.string(),
    payload: z.unknown().meta({ description: "The broker's own words, secrets removed" }),
  })
  .meta({ id: 'Evidence' });

export const orderStatistics = z
  .object({
    total_orders: z.number().int(),
    status_distribution: z.record(z.string(), z.number().int()),
    side_distribution: z.record(z.string(), z.number().int()),
    needs_attention: z.number().int().meta({
      description:
        'Orders that need a person: unconfirmed, missing at the broker, rejected or failed for today or later, or otherwise at the broker than here',
    }),
    as_of: moment,
  })
  .meta({ id: 'OrderStatistics' });

export const reasonCounts = z
  .object({
    items: z.array(z.object({ class: reasonClass, count: z.number().int() })).meta({
      description: 'The most frequent first; each count is the `total` of that list of failed orders',
    }),
    total: z.number().int(),
    as_of: moment,
  })
  .meta({ id: 'ReasonCounts' });

export const orderStates = z
  .object({
    items: z.array(
      z.object({
        status: orderStatus,
        count: z.number().int(),
        may_become: z.array(orderStatus),
        corrected_to: z
          .array(orderStatus)
          .meta({ description: 'Only where the broker proves it; it raises an alert' }),
      }),
    ),
    as_of: moment,
  })
  .meta({ id: 'OrderStates' });
