import { z } from 'zod';
import { day, moment } from './common.ts';

const count = z.number().int();

export const dayFigures = z
  .object({
    orders: count,
    placed: count,
    executed: count,
    partlyExecuted: count,
    rejected: count,
    cancelled: count,
    cancelledBy: z.record(z.string(), count),
    open: count,
    unconfirmed: count,
    missing: count,
    retryQueue: count,
    failed: count,
    external: count,
    positionsOpened: count,
    positionsClosed: count,
    positionsOpen: count,
    detectionMs: z.object({ count, median: count, max: count }).nullable(),
  })
  .meta({ id: 'DayFigures' });

const figuresView = z
  .object({
    orders: count,
    placed: count,
    executed: count,
    partly_executed: count,
    rejected: count,
    cancelled: count,
    cancelled_by: z.record(z.string(), count),
    open: count,
    unconfirmed: count,
    missing: count,
    retry_queue: count,
    failed: count,
    external: count,
    positions_opened: count,
    positions_closed: count,
    positions_open: count,
    detection_ms: z.object({ count, median: count, max: count }).nullable(),
  })
  .meta({ id: 'DaySummaryFigures' });

export const daySummaryView = z
  .object({
    account_id: z.string(),
    day,
    made_at: moment,
    sealed: z.boolean().meta({ description: 'A complete reading after its end had closed the day' }),
    provisional: z.boolean().meta({ description: 'The calendar did not know the day' }),
    text: z.string(),
    figures: figuresView,
  })
  .meta({ id: 'DaySummary' });

export const dayPage = z
  .object({
    items: z.array(daySummaryView),
    total: count,
    page: count,
    page_size: count,
    total_pages: count,
  })
  .meta({ id: 'DayPage' });

export const dayQuery = z.strictObject({
  account_id: z.string().optional(),
  from_date: day.optional(),
  to_date: day.optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  page_size: z.coerce.number().int().min(1).max(500).default(50),
});

export const dayJobView = z
  .object({
    kind: z.string(),
    due_at: moment,
    done_at: moment.nullable(),
    outcome: z.unknown().meta({ description: 'What came of it; null while it is to be done' }),
  })
  .meta({ id: 'DayJob' });

export const dayDetail = z
  .object({
    account_id: z.string(),
    day,
    summary: daySummaryView.nullable().meta({
      description: 'As it was made after the end, or as the day stands now; null for a day without anything',
    }),
    so_far: z.boolean().meta({ description: 'The day was not summed up yet: these are its numbers so far' }),
    jobs: z.array(dayJobView),
  })
  .meta({ id: 'Day' });
