import { z } from 'zod';
import { day, moment } from './common.ts';

export const marketDay = z
  .object({
    day,
    kind: z.enum(['open', 'holiday', 'weekend', 'outside_coverage']),
    holiday: z.string().nullable(),
    phases: z.array(z.object({ name: z.string(), label: z.string(), from: moment, until: moment })),
  })
  .meta({ id: 'MarketDay' });
