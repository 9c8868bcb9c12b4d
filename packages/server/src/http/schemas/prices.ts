import { z } from 'zod';
import { day, moment, rupees, side } from './common.ts';

const dayPrice = z
  .object({
    day,
    open: rupees.nullable().meta({
      description:
        'Open, high and low are null together: the source told none, or the day was kept before these were',
    }),
    high: rupees.nullable(),
    low: rupees.nullable(),
    close: rupees,
    source: z.enum(['nse_bhavcopy', 'broker', 'user']),
  })
  .meta({ id: 'DayPrice' });

const orderMark = z
  .object({
    kind: z.enum(['placed', 'filled', 'cancelled', 'rejected', 'expired']),
    order_id: z.string(),
    side,
    day: day.meta({ description: 'In India; not a trading day where it happened between two' }),
    at: moment.meta({
      description: 'Of an execution its own time, of how an order ended when it was learned',
    }),
    fill: z
      .object({
        quantity: z.number().int().meta({ description: 'Shares, as they were counted on the day' }),
        price: rupees.meta({ description: 'Average of the day; may have fractions of a paisa' }),
      })
      .nullable()
      .meta({ description: 'Null but for executions' }),
  })
  .meta({ id: 'OrderMark' });

const known = {
  symbol: z.string(),
  isin: z.string().nullable().meta({ description: 'null: the share is not known, so no price is either' }),
  from_date: day,
  to_date: day,
  closes: z
    .array(dayPrice)
    .meta({ description: 'Oldest first. A day without a known close is left out, never made up' }),
  marks: z.array(orderMark).meta({ description: 'What became of the orders, the earliest first' }),
};

export const orderPrices = z
  .object(known)
  .meta({ id: 'OrderPrices', description: 'As they were on the day: not adjusted for splits and the like' });

export const positionPrices = z
  .object({
    ...known,
    adjusted: z
      .boolean()
      .meta({ description: 'Whether a split or the like was recorded, and any price scaled' }),
  })
  .meta({
    id: 'PositionPrices',
    description: 'By the count of shares of today: scaled by the splits and the like that were recorded',
  });
