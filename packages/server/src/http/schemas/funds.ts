import { z } from 'zod';
import { moment, rupees, side } from './common.ts';

const accountId = z.string().min(1).max(64);
export const fundsQuery = z.strictObject({ account_id: accountId.optional() });
export const fundsRequest = z.strictObject({ account_id: accountId }).meta({ id: 'FundsRequest' });

const priceBand = z
  .object({
    verdict: z.enum(['inside', 'below_band', 'above_band', 'unknown']),
    price: rupees.nullable().meta({
      description: 'The limit of an order at the broker, or the close from which a queued one is sized anew',
    }),
    lower: rupees.nullable(),
    upper: rupees.nullable(),
    as_of: moment.nullable().meta({ description: 'When the broker told it; null while it has not' }),
    of_its_day: z.boolean().meta({
      description: 'False when the exchange sets another band before the order gets there',
    }),
  })
  .meta({ id: 'PriceBand' });

const fundsLine = z
  .object({
    order_id: z.string(),
    symbol: z.string(),
    side,
    origin: z.enum(['system', 'manual', 'external', 'imported']),
    stage: z.enum(['amo', 'queued']).meta({
      description: 'amo: waits at the broker for the opening. queued: in the retry queue',
    }),
    quantity: z.number().int(),
    limit_price: rupees.nullable(),
    needed: rupees,
    already_blocked: z.boolean().meta({ description: "The broker's figure no longer holds its cash" }),
    cumulative: rupees,
    fits: z.boolean().nullable().meta({ description: 'null while nobody knows what is free' }),
    shortfall: rupees.nullable(),
    add_by: moment.nullable(),
    band: priceBand,
  })
  .meta({ id: 'FundsLine' });

export const fundsView = z
  .object({
    account_id: z.string(),
    broker: z
      .object({ available_cash: rupees, margin_used: rupees, as_of: moment })
      .nullable()
      .meta({ description: 'What the broker last told; null when it never did' }),
    problem: z
      .object({ at: moment, words: z.string() })
      .nullable()
      .meta({ description: 'Why the broker did not tell when it was last asked' }),
    reserved: rupees.meta({ description: 'For buys under way that the figure still counts as free' }),
    free: rupees.nullable(),
    lines: z.array(fundsLine).meta({ description: 'Waiting orders first, then the queue, by priority' }),
    retries: z
      .array(
        z.object({
          order_id: z.string(),
          needed: rupees.nullable(),
          shortfall: rupees.nullable().meta({ description: 'Of what is free now, the queue left aside' }),
          by_band: z.enum(['no', 'yes', 'unknown']).nullable().meta({
            description:
              'Whether its price alone lets another try pass now; null where the band has no part in it',
          }),
          band: priceBand,
        }),
      )
      .meta({ description: 'Buys of the last two weeks that failed or were rejected' }),
    needed: rupees,
    fitting: z.number().int().nullable(),
    shortfall: rupees.nullable(),
    add_by: moment.nullable(),
    amo_blocks_funds: z.object({
      setting: z.enum(['yes', 'no', 'unknown']),
      measured: z
        .object({
          verdict: z.enum(['yes', 'no']),
          at: moment,
          orders: z.number().int(),
          value: rupees,
          free_before: rupees,
          free_after: rupees,
        })
        .nullable(),
      suggestion: z.enum(['yes', 'no']).nullable().meta({
        description: 'What the setting should be by the last measurement; null when it is that already',
      }),
    }),
    as_of: moment,
  })
  .meta({ id: 'Funds' });
