import { z } from 'zod';

export const doctorView = z
  .object({
    healthy: z.boolean().meta({ description: 'Nothing keeps Orderwatch from doing its work' }),
    findings: z.array(
      z.object({
        check: z.string(),
        state: z.enum(['ok', 'warn', 'fail']),
        detail: z.string(),
        mend: z.string().nullable().meta({ description: 'What to do; null where nothing is to be done' }),
      }),
    ),
  })
  .meta({ id: 'Doctor' });
