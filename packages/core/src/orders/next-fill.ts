import {
  compareDecimals,
  type DecimalText,
  decimalFromPaise,
  decimalTimes,
  subtractDecimals,
  sumDecimals,
  ZERO_PAISE,
} from '../money/index.ts';
import type { EpochMs } from '../time.ts';
import { type AccountId, type BrokerOrderId, type FillId, makeId } from './ids.ts';
import type { Attempt, Fill } from './order.ts';

const ZERO = decimalFromPaise(ZERO_PAISE);

/** What a row says of executions: everything filled so far, and its average price. */
export interface CumulativeFill {
  readonly filledQty: number;
  readonly averagePrice: DecimalText | null;
  readonly filledAtMs: EpochMs | null;
  readonly learnedAtMs: EpochMs;
}

/**
 * The fill that leads from the recorded fills of one broker order to its new cumulative quantity, or undefined.
 *
 * Books and feeds tell totals, so a fill's identity is the total after it: told twice, in any order, after a restart,
 * it is the same fill. Its value is what the total is worth beyond the fills before it. While the broker names no
 * average price, or an average that the recorded fills contradict (it lags behind a fill), no fill is recorded:
 * the quantity is known, the price is not, and none is invented. The next row that names it yields the whole step.
 */
export function findNextFill(
  attempt: Pick<Attempt, 'id' | 'orderId'> & { readonly brokerOrderId: BrokerOrderId },
  accountId: AccountId,
  recorded: readonly Fill[],
  seen: CumulativeFill,
): Fill | undefined {
  const mine = recorded.filter((fill) => fill.brokerOrderId === attempt.brokerOrderId);
  const quantity = seen.filledQty - mine.reduce((sum, fill) => sum + fill.quantity, 0);
  if (quantity <= 0 || seen.averagePrice === null) return undefined;
  const before = sumDecimals(mine.map((fill) => fill.value));
  const value = subtractDecimals(decimalTimes(seen.averagePrice, seen.filledQty), before);
  if (compareDecimals(value, ZERO) <= 0) return undefined;
  return {
    id: cumulativeFillId(accountId, attempt.brokerOrderId, seen.filledQty),
    orderId: attempt.orderId,
    attemptId: attempt.id,
    brokerOrderId: attempt.brokerOrderId,
    fillKey: `cum:${seen.filledQty}`,
    quantity,
    value,
    cumulativeQty: seen.filledQty,
    filledAtMs: seen.filledAtMs,
    learnedAtMs: seen.learnedAtMs,
  };
}

/** A function of the event alone, so that replays find the fill already there. */
export function cumulativeFillId(
  accountId: AccountId,
  brokerOrderId: BrokerOrderId,
  cumulativeQty: number,
): FillId {
  return makeId('fil', `${brokerOrderId}_${cumulativeQty}_${accountId.slice('acc_'.length)}`);
}
