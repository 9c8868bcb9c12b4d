import {
  addDecimals,
  compareDecimals,
  type DecimalText,
  decimalFromPaise,
  decimalTimes,
  ZERO_PAISE,
} from '../money/index.ts';
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

/** What is known of an attempt's executions: those recorded that stand, and the total that the order book showed. */
export interface ExecutionsKnown {
  readonly recorded: readonly Fill[];
  readonly filledQty: number;
}

/** What the trade book says of an attempt's executions, beside what is recorded of them. */
export type TradeComparison =
  | { readonly kind: 'same' }
  | {
      readonly kind: 'replaced';
      /** By trade number: those that were not recorded, and those whose price is another than the recorded one. */
      readonly fills: readonly Fill[];
      /** Steps of a total, and executions at an earlier price, whose place they take. */
      readonly superseded: readonly FillId[];
    }
  /** Another number of shares than is known, or a recorded execution that is not named. Nothing follows from it. */
  | { readonly kind: 'differs'; readonly knownQty: number; readonly tradedQty: number };

/**
 * Compares the executions of the trade book with those recorded for one attempt, by trade number and price. Executions take
 * the place of the steps of a total by which they were learned, and a corrected price that of the earlier one, only when
 * both sides are the same number of shares: a quantity never changes here.
 */
export function compareTrades(
  attempt: Pick<Attempt, 'id' | 'orderId'> & { readonly brokerOrderId: BrokerOrderId },
  accountId: AccountId,
  known: ExecutionsKnown,
  seen: { readonly trades: readonly TradeSeen[]; readonly learnedAtMs: EpochMs },
): TradeComparison {
  const mine = known.recorded.filter((fill) => fill.brokerOrderId === attempt.brokerOrderId);
  const trades = [...new Map(seen.trades.map((trade) => [trade.tradeId, trade])).values()];
  const tradedQty = quantityOf(trades);
  const knownQty = Math.max(known.filledQty, quantityOf(mine));
  const differs = { kind: 'differs', knownQty, tradedQty } as const;
  const byTradeId = new Map(mine.map((fill) => [tradeIdOf(fill), fill]));
  byTradeId.delete(undefined);
  const named = new Map(trades.map((trade) => [trade.tradeId, trade]));
  const isOtherwise = [...byTradeId].some(([id, { quantity }]) => named.get(id ?? '')?.quantity !== quantity);
  if (tradedQty !== knownQty || isOtherwise) return differs;

  const superseded = mine.filter((fill) => tradeIdOf(fill) === undefined).map(({ id }) => id);
  const fills: Fill[] = [];
  let cumulativeQty = 0;
  for (const trade of trades.toSorted(byTime)) {
    cumulativeQty += trade.quantity;
    const earlier = byTradeId.get(trade.tradeId);
    const value = decimalTimes(trade.price, trade.quantity);
    if (earlier !== undefined && compareDecimals(earlier.value, value) === 0) continue;
    const fillKey = keyOf(trade.tradeId, earlier);
    const id = tradeFillId(accountId, attempt.brokerOrderId, fillKey);
    if (id === undefined || trade.tradeId.includes('#') || trade.quantity <= 0) return differs;
    if (earlier !== undefined) superseded.push(earlier.id);
    fills.push({
      id,
      orderId: attempt.orderId,
      attemptId: attempt.id,
      brokerOrderId: attempt.brokerOrderId,
      fillKey,
      quantity: trade.quantity,
      value,
      cumulativeQty,
      filledAtMs: trade.tradedAtMs,
      learnedAtMs: seen.learnedAtMs,
    });
  }
  return fills.length + superseded.length === 0 ? { kind: 'same' } : { kind: 'replaced', fills, superseded };
}

/** The recorded executions with those in their place that the trade book names. */
export function withReplaced(
  recorded: readonly Fill[],
  { fills, superseded }: Extract<TradeComparison, { kind: 'replaced' }>,
): readonly Fill[] {
  const gone = new Set(superseded);
  return [...recorded.filter(({ id }) => !gone.has(id)), ...fills].toSorted(
    (first, second) => first.cumulativeQty - second.cumulativeQty,
  );
}

/** What executions are worth together, in rupees. */
export function valueOfFills(fills: readonly Pick<Fill, 'value'>[]): DecimalText {
  return fills.reduce((sum, { value }) => addDecimals(sum, value), decimalFromPaise(ZERO_PAISE));
}

const TRADE_KEY = /^trade:(?<tradeId>.*?)(?:#(?<revision>\d+))?$/u;

/** Undefined for a step of a total. */
function tradeIdOf({ fillKey }: Pick<Fill, 'fillKey'>): string | undefined {
  return TRADE_KEY.exec(fillKey)?.groups?.tradeId;
}

/** A price that comes back after a correction is a further correction: each has a key of its own. */
function keyOf(tradeId: string, earlier: Fill | undefined): string {
  if (earlier === undefined) return `trade:${tradeId}`;
  const revision = Number(TRADE_KEY.exec(earlier.fillKey)?.groups?.revision ?? 1);
  return `trade:${tradeId}#${revision + 1}`;
}

/** Undefined where the broker's number of the trade has characters that no id may have. */
function tradeFillId(accountId: AccountId, number: BrokerOrderId, fillKey: string): FillId | undefined {
  const name = fillKey.slice('trade:'.length).replace('#', 'r');
  return parseId('fil', `fil_${number}_t${name}_${accountId.slice('acc_'.length)}`);
}

function quantityOf(parts: readonly { readonly quantity: number }[]): number {
  return parts.reduce((sum, { quantity }) => sum + quantity, 0);
}

function byTime(first: TradeSeen, second: TradeSeen): number {
  const apart = (first.tradedAtMs ?? 0) - (second.tradedAtMs ?? 0);
  return apart !== 0 ? apart : first.tradeId < second.tradeId ? -1 : 1;
}
