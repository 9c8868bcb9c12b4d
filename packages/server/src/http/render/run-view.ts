import { dayOfNumber, isPaise, rupeesText } from '@orderwatch/core';
import type { z } from 'zod';
import type { RunRecord } from '../../db/runs-read/list-runs.ts';
import type { Json } from '../../db/tables.ts';
import type { runView } from '../schemas/run.ts';
import { momentOrNull, momentText } from './moment-text.ts';

export function renderRun(run: RunRecord): z.infer<typeof runView> {
  const rows = run.rows ?? [];
  const counts: Record<string, number> = {};
  for (const { outcome } of rows) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return {
    id: run.id,
    account_id: run.account_id,
    recommendations_id: run.recommendation_file_id,
    trading_day: run.trading_day,
    asked_by: run.asked_by,
    dry_run: run.dry_run,
    state: run.state,
    refusal: run.refusal_code === null ? null : { code: run.refusal_code, detail: run.refusal_text ?? '' },
    continues_run_id: run.continues_run_id,
    created_at: momentText(run.created_at),
    started_at: momentOrNull(run.started_at),
    finished_at: momentOrNull(run.finished_at),
    rows: rows.map(({ position, ticker, outcome, reasonCode, reason, orderId, detail }) => ({
      position,
      ticker,
      outcome,
      reason_code: reasonCode,
      reason,
      order_id: orderId,
      detail: renderReckoning(detail),
    })),
    counts,
  };
}

const AMOUNTS: ReadonlySet<string> = new Set(['last_close', 'limit_price', 'reckoned_price']);

/** What a row was reckoned from, as it was stored (paise, day numbers), in the API's forms. */
function renderReckoning(detail: Json): Record<string, unknown> {
  if (typeof detail !== 'object' || detail === null) return {};
  return Object.fromEntries(
    Object.entries(detail).map(([key, value]: [string, unknown]) => {
      if (typeof value !== 'number') return [key, value];
      if (AMOUNTS.has(key) && isPaise(value)) return [key, rupeesText(value)];
      return [key, key === 'trading_day' ? dayOfNumber(value).toString() : value];
    }),
  );
}
