import {
  type BrokerTrade,
  compareTrades,
  type EpochMs,
  type LocalOrder,
  type TradeComparison,
  toId,
} from '@orderwatch/core';

/** What the trade book says of one attempt, with the rows that say it. */
export interface ComparedAttempt {
  readonly local: LocalOrder;
  readonly attemptId: string;
  readonly brokerOrderId: string;
  readonly rows: readonly BrokerTrade[];
  readonly comparison: TradeComparison;
}

/** A reading of the trade book as far as it is used: its rows, and when they came. */
export interface TradesRead {
  readonly rows: readonly BrokerTrade[];
  readonly receivedAtMs: EpochMs;
}

/** Every attempt of these orders that executed something by either book, beside the trade book. */
export function compareExecutions(
  accountId: string,
  orders: readonly LocalOrder[],
  { rows, receivedAtMs }: TradesRead,
): readonly ComparedAttempt[] {
  const byNumber = new Map<string, BrokerTrade[]>();
  for (const row of rows) {
    const known = byNumber.get(row.brokerOrderId);
    if (known === undefined) byNumber.set(row.brokerOrderId, [row]);
    else known.push(row);
  }
  return orders.flatMap((local) =>
    local.attempts.flatMap(({ id, orderId, brokerOrderId, filledQty }) => {
      if (brokerOrderId === null) return [];
      const trades = byNumber.get(brokerOrderId) ?? [];
      if (trades.length === 0 && filledQty === 0) return [];
      const attempt = { id, orderId, brokerOrderId };
      const known = { recorded: local.fills, filledQty };
      const seen = { trades, learnedAtMs: receivedAtMs };
      const comparison = compareTrades(attempt, toId('acc', accountId), known, seen);
      return [{ local, attemptId: id, brokerOrderId, rows: trades, comparison }];
    }),
  );
}
