import { describeSummary } from '@orderwatch/core';
import type { z } from 'zod';
import type { DaySummaryRow } from '../../db/day/day-summaries.ts';
import type { DayJobRow } from '../../db/day/list-day-jobs.ts';
import { dayFigures, type dayJobView, type daySummaryView } from '../schemas/day.ts';
import { momentOrNull, momentText } from './moment-text.ts';

const NOBODY = { user: 0, system: 0, broker: 0, exchange: 0, expiry: 0, unknown: 0 };

export function renderDaySummary(row: DaySummaryRow): z.infer<typeof daySummaryView> {
  const figures = dayFigures.parse(row.figures);
  const {
    partlyExecuted,
    cancelledBy,
    retryQueue,
    positionsOpened,
    positionsClosed,
    positionsOpen,
    detectionMs,
    ...rest
  } = figures;
  return {
    account_id: row.accountId,
    day: row.day,
    made_at: momentText(row.madeAtMs),
    sealed: row.sealed,
    provisional: row.provisional,
    text: describeSummary({ ...figures, cancelledBy: { ...NOBODY, ...cancelledBy } }),
    figures: {
      ...rest,
      partly_executed: partlyExecuted,
      cancelled_by: cancelledBy,
      retry_queue: retryQueue,
      positions_opened: positionsOpened,
      positions_closed: positionsClosed,
      positions_open: positionsOpen,
      detection_ms: detectionMs,
    },
  };
}

export function renderDayJob(row: DayJobRow): z.infer<typeof dayJobView> {
  return {
    kind: row.kind,
    due_at: momentText(row.dueAtMs),
    done_at: momentOrNull(row.doneAtMs),
    outcome: row.outcome,
  };
}
