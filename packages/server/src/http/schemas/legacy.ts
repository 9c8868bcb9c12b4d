import { z } from 'zod';
import { moment } from './common.ts';

export const legacyDifference = z.object({
  order_number: z.string(),
  kind: z.enum(['only_in_file', 'only_in_database', 'differs']),
  field: z
    .string()
    .nullable()
    .meta({ description: 'Which value differs; null when one side lacks the order' }),
  in_file: z.string().nullable(),
  in_database: z.string().nullable(),
});

/** How the installation lives beside tools of the earlier system. */
export const legacyView = z
  .object({
    mode: z.enum(['db-only', 'dual-write', 'dual-read']),
    dir: z.string().nullable(),
    account_id: z.string().nullable(),
    orders_in_database: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'At work, ended in the last seven days, or named by the file' }),
    orders_in_file: z.number().int().nullable().meta({ description: 'However many rows tell of them' }),
    differences: z.array(legacyDifference).meta({
      description: 'The first hundred. Orders that ended longer ago are counted and not compared',
    }),
    differences_total: z.number().int(),
    last_written_at: moment.nullable(),
    last_read_at: moment.nullable(),
    taken_over: z.number().int().meta({ description: 'Orders that came from the file since the start' }),
    refused_rows: z.number().int().meta({ description: 'Rows of the file that are not understood' }),
    problem: z.string().nullable(),
  })
  .meta({ id: 'Legacy' });
