import { type DecimalText, decimalTimes } from '../money/index.ts';
import type { EpochMs } from '../time.ts';
import { type AccountId, type BrokerOrderId, type FillId, parseId } from './ids.ts';
import type { Attempt, Fill } from './order.ts';

/** One execution as the trade book names it. */
export interface TradeSeen {
  readonly tradeId: string;
  readonly quantity: number;
  readonly price: DecimalText;
  readonly tradedAtMs: EpochMs | null;
}

export interface Superseding {
  /** By trade number, those that are not recorded yet. */
  readonly fills: readonly Fill[];
  /** Steps of the total whose place they take. */
  readonly superseded: readonly FillId[];
}

/**
 * The executions themselves in place of the steps of a total by which they were learned. Only when both are the same number
 * of shares: the books can straddle an execution, and then one of them will be right in a moment. Undefined when nothing
 * is to be changed.
 */
export function supersedeFills(
  attempt: Pick<Attempt, 'id' | 'orderId'> & { readonly brokerOrderId: BrokerOrderId },
  accountId: AccountId,
  recorded: readonly Fill[],
  seen: { readonly trades: readonly TradeSeen[]; readonly learnedAtMs: EpochMs },
): Superseding | undefined {
  const mine = recorded.filter((fill) => fill.brokerOrderId === attempt.brokerOrderId);
  const steps = mine.filter(({ fillKey }) => fillKey.startsWith('cum:'));
  const trades = [...new Map(seen.trades.map((trade) => [trade.tradeId, trade])).values()];
  if (steps.length === 0 || quantityOf(trades) !== quantityOf(mine)) return undefined;
  const named = new Set(trades.map(({ tradeId }) => `trade:${tradeId}`));
  const unknown = mine.some(({ fillKey }) => fillKey.startsWith('trade:') && !named.has(fillKey));
  if (unknown) return undefined;
  const fills: Fill[] = [];
  let cumulativeQty = 0;
  for (const trade of trades.toSorted(byTime)) {
    cumulativeQty += trade.quantity;
    const fillKey = `trade:${trade.tradeId}`;
    if (mine.some((fill) => fill.fillKey === fillKey)) continue;
    const id = tradeFillId(accountId, attempt.brokerOrderId, trade.tradeId);
    if (id === undefined || trade.quantity <= 0) return undefined;
    fills.push({
      id,
      orderId: attempt.orderId,
      attemptId: attempt.id,
      brokerOrderId: attempt.brokerOrderId,
      fillKey,
      quantity: trade.quantity,
      value: decimalTimes(trade.price, trade.quantity),
      cumulativeQty,
      filledAtMs: trade.tradedAtMs,
      learnedAtMs: seen.learnedAtMs,
    });
  }
  return { fills, superseded: steps.map(({ id }) => id) };
}

/** Undefined where the broker's number of the trade has characters that no id may have. */
function tradeFillId(accountId: AccountId, number: BrokerOrderId, tradeId: string): FillId | undefined {
  return parseId('fil', `fil_${number}_t${tradeId}_${accountId.slice('acc_'.length)}`);
}

function quantityOf(parts: readonly { readonly quantity: number }[]): number {
  return parts.reduce((sum, { quantity }) => sum + quantity, 0);
}

function byTime(first: TradeSeen, second: TradeSeen): number {
  const apart = (first.tradedAtMs ?? 0) - (second.tradedAtMs ?? 0);
  return apart !== 0 ? apart : first.tradeId < second.tradeId ? -1 : 1;
}
