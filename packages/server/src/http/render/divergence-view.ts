import type { z } from 'zod';
import type { HoldingsCheck } from '../../db/divergences/load-strangers.ts';
import type { OfferedCandidate } from '../../divergences/list-candidates.ts';
import type { DivergenceOf } from '../../divergences/list-divergences.ts';
import type { candidateView, divergenceReading, divergenceView } from '../schemas/divergence.ts';
import { momentOrNull, momentText } from './moment-text.ts';
import { averageOrNull, rupeesOrNull } from './rupees.ts';

export function renderDivergence(
  row: DivergenceOf,
  { nowMs, evidenceId }: { readonly nowMs: number; readonly evidenceId: string | null },
): z.infer<typeof divergenceView> {
  const { order, broker, ours, sinceMs } = row;
  return {
    order_id: row.orderId,
    account_id: order.accountId,
    attempt_id: row.attemptId,
    broker_order_id: row.brokerOrderId,
    symbol: order.instrument.symbol,
    side: order.side,
    origin: order.origin,
    verdict: row.verdict,
    action: row.action,
    differs: [...row.differs],
    since: momentOrNull(sinceMs),
    age_seconds: sinceMs === null ? null : Math.max(0, Math.floor((nowMs - sinceMs) / 1000)),
    broker:
      broker === null
        ? null
        : {
            status_text: broker.statusText,
            quantity: broker.quantity,
            filled_qty: broker.filledQty,
            limit_price: rupeesOrNull(broker.limitPrice),
            average_price: averageOrNull(broker.averagePrice),
            seen_at: momentText(broker.atMs),
            confirmed_by_book: broker.confirmed,
          },
    ours: {
      status: ours.status,
      state: ours.state,
      quantity: ours.quantity,
      filled_qty: ours.filledQty,
      limit_price: rupeesOrNull(ours.limitPrice),
      average_price: averageOrNull(ours.averagePrice),
    },
    evidence_id: evidenceId,
  };
}

export function renderCandidate({ order, ...row }: OfferedCandidate): z.infer<typeof candidateView> {
  return {
    order_id: row.orderId,
    broker_order_id: row.brokerOrderId,
    symbol: order.instrument.symbol,
    side: order.side,
    quantity: row.quantity,
    limit_price: rupeesOrNull(order.limitPrice),
    same_price: row.samePrice,
    status: order.status,
    execution_qty: order.executionQty,
    entered_at: momentText(row.enteredAtMs),
  };
}

type HoldingsView = z.infer<typeof divergenceReading>['holdings'];

/** The rows that the last check wrote down; one that could not be made has none. */
export function renderHoldings(check: HoldingsCheck | null): HoldingsView {
  if (check === null) return null;
  const { outcome } = check;
  const rows = typeof outcome === 'object' && outcome !== null ? Reflect.get(outcome, 'rows') : undefined;
  return {
    checked_at: momentText(check.atMs),
    rows: (Array.isArray(rows) ? rows : []).map((row: Record<string, unknown>) => ({
      position_id: String(row.positionId),
      symbol: String(row.symbol),
      owned: Number(row.owned),
      held: row.held === null ? null : Number(row.held),
      verdict: row.verdict === 'agrees' || row.verdict === 'holdings_disagree' ? row.verdict : 'unknown',
    })),
  };
}
