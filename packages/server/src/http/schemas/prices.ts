import { z } from 'zod';
import { day, rupees } from './common.ts';

export const orderPrices = z
  .object({
    symbol: z.string(),
    isin: z.string().nullable().meta({ description: 'null: the share is not known, so no price is either' }),
    from_date: day,
    to_date: day,
    closes: z
      .array(
        z.object({
          day,
          close: rupees.meta({ description: 'As it was on the day: not adjusted for splits and the like' }),
          source: z.enum(['nse_bhavcopy', 'broker', 'user']),
        }),
      )
      .meta({ description: 'Oldest first. A day without a known close is left out, never made up' }),
  })
  .meta({ id: 'OrderPrices' });
