import type { AttemptId, OrderId } from '../orders/index.ts';
import type { LocalOrder } from '../reconciliation/index.ts';
import type { EpochMs } from '../time.ts';

/** An order at the broker that may be a sending of ours whose reply was lost. */
export interface Candidate {
  readonly orderId: OrderId;
  readonly brokerOrderId: string;
  readonly quantity: number;
  readonly enteredAtMs: EpochMs;
  /** Whether it has the price that was asked for, too; a hand may have changed it since. */
  readonly samePrice: boolean;
}

// The broker's clock is not ours, and a request can wait in a queue of its before it is entered.
const BEFORE_MS = 2 * 60_000;
const AFTER_MS = 10 * 60_000;

/**
 * What a person is offered for an unconfirmed sending: orders of nobody with its instrument, side and quantity, entered
 * around the time at which it was sent. Two that look alike are two candidates: likeness never links.
 */
export function findCandidates(
  wanted: LocalOrder,
  attemptId: AttemptId,
  others: readonly LocalOrder[],
): readonly Candidate[] {
  const attempt = wanted.attempts.find(({ id }) => id === attemptId);
  if (attempt === undefined) return [];
  const sentAtMs = attempt.sentAtMs ?? attempt.createdAtMs;
  return others
    .flatMap((other): readonly Candidate[] => {
      const [theirs] = other.attempts;
      if (other.order.origin !== 'external' || theirs === undefined || theirs.brokerOrderId === null)
        return [];
      if (!isAlike(wanted, other)) return [];
      const enteredAtMs = other.order.createdAtMs;
      if (enteredAtMs < sentAtMs - BEFORE_MS || enteredAtMs > sentAtMs + AFTER_MS) return [];
      return [
        {
          orderId: other.order.id,
          brokerOrderId: theirs.brokerOrderId,
          quantity: other.order.quantity,
          enteredAtMs,
          samePrice: other.order.limitPrice === wanted.order.limitPrice,
        },
      ];
    })
    .toSorted(
      (a, b) =>
        Number(b.samePrice) - Number(a.samePrice) ||
        Math.abs(a.enteredAtMs - sentAtMs) - Math.abs(b.enteredAtMs - sentAtMs) ||
        (a.brokerOrderId < b.brokerOrderId ? -1 : 1),
    );
}

function isAlike({ order: one }: LocalOrder, { order: other }: LocalOrder): boolean {
  return (
    isSameShare(one.instrument, other.instrument) &&
    one.side === other.side &&
    one.quantity === other.quantity
  );
}

/** The same listing by the exchange's token, else by its trading symbol. */
export function isSameShare(
  one: LocalOrder['order']['instrument'],
  other: LocalOrder['order']['instrument'],
): boolean {
  if (one.segment !== other.segment) return false;
  if (one.token !== '' && other.token !== '') return one.token === other.token;
  return one.tradingSymbol === other.tradingSymbol;
}
