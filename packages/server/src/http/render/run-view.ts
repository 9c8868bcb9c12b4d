import type { z } from 'zod';
import type { RunRecord } from '../../db/runs-read/list-runs.ts';
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
      detail: typeof detail === 'object' && detail !== null ? { ...detail } : {},
    })),
    counts,
  };
}
