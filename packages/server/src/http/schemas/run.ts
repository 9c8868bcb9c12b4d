import { z } from 'zod';
import { day, moment } from './common.ts';

export const recommendationsReceipt = z
  .object({
    id: z.string(),
    name: z.string(),
    sha256: z.string(),
    received_at: moment,
    rows: z.number().int(),
    accepted: z.number().int(),
    skipped: z.array(
      z.object({ row: z.number().int(), ticker: z.string(), code: z.string(), reason: z.string() }),
    ),
    already_known: z.boolean(),
  })
  .meta({ id: 'RecommendationsReceipt' });

export const newRun = z.strictObject({
  account_id: z.string().min(1).max(64),
  recommendations_id: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .meta({ description: "Without it, the account's configured path is read" }),
  dry_run: z.boolean().default(false),
});

const runRow = z
  .object({
    position: z.number().int(),
    ticker: z.string(),
    outcome: z.enum([
      'placed',
      'would_place',
      'queued',
      'would_queue',
      'skipped',
      'failed',
      'would_fail',
      'unconfirmed',
    ]),
    reason_code: z.string().nullable(),
    reason: z.string().nullable(),
    order_id: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'PlacementRunRow' });

export const runView = z
  .object({
    id: z.string(),
    account_id: z.string(),
    recommendations_id: z.string().nullable(),
    trading_day: day.nullable(),
    asked_by: z.enum(['schedule', 'user', 'cli']),
    dry_run: z.boolean(),
    state: z.enum(['queued', 'running', 'done', 'refused', 'interrupted']),
    refusal: z.object({ code: z.string(), detail: z.string() }).nullable(),
    continues_run_id: z
      .string()
      .nullable()
      .meta({ description: 'The run that was cut short and is carried on by this one.' }),
    created_at: moment,
    started_at: moment.nullable(),
    finished_at: moment.nullable(),
    rows: z.array(runRow),
    counts: z.record(z.string(), z.number().int()),
  })
  .meta({ id: 'PlacementRun' });

export const syncReport = z
  .object({
    account_id: z.string(),
    performed: z.boolean(),
    reading: z.enum(['complete', 'empty', 'partial', 'failed']).nullable(),
    detail: z.string(),
    changed_orders: z.array(z.string()),
    at: moment,
  })
  .meta({ id: 'SyncReport' });
