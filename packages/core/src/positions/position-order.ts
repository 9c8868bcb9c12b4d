import { type DecimalText, sumDecimals } from '../money/index.ts';
import type { Fill, Order, PositionId } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';

/** What positions must know of an order: what it is, and the totals of its executions. */
export interface PositionOrder
  extends Pick<
    Order,
    'id' | 'accountId' | 'userId' | 'side' | 'origin' | 'managed' | 'product' | 'instrument' | 'instrumentKey'
  > {
  /** The latest position that its fills moved; null while none did. */
  readonly positionId: PositionId | null;
  /** Cumulative over all its attempts, as the broker shows it. */
  readonly filledQty: number;
  /** What all of `filledQty` is worth; null while the broker has not priced all of it. */
  readonly filledValue: DecimalText | null;
  readonly firstFilledAtMs: EpochMs;
  readonly lastFilledAtMs: EpochMs;
}

/**
 * Reads an order with its fills. A quantity that the broker shows counts at once, so that no share is offered twice; its
 * value counts when the recorded fills cover it.
 */
export function positionOrderOf(
  order: Omit<PositionOrder, 'filledQty' | 'filledValue' | 'firstFilledAtMs' | 'lastFilledAtMs'> &
    Pick<Order, 'executionQty' | 'executionTimeMs' | 'updatedAtMs'>,
  fills: readonly Fill[],
): PositionOrder {
  const priced = fills.reduce((sum, fill) => sum + fill.quantity, 0);
  const filledQty = Math.max(order.executionQty, priced);
  const times = fills.map((fill) => fill.filledAtMs ?? fill.learnedAtMs);
  const known =
    priced < filledQty || times.length === 0 ? (order.executionTimeMs ?? order.updatedAtMs) : null;
  const all = known === null ? times : [...times, known];
  const { id, accountId, userId, side, origin, managed, product, instrument, instrumentKey, positionId } =
    order;
  return {
    id,
    accountId,
    userId,
    side,
    origin,
    managed,
    product,
    instrument,
    instrumentKey,
    positionId,
    filledQty,
    filledValue: priced === filledQty ? sumDecimals(fills.map((fill) => fill.value)) : null,
    firstFilledAtMs: Math.min(...all),
    lastFilledAtMs: Math.max(...all),
  };
}

/** Whether its executions move positions: ours, or another's that was taken under our care. Delivery only. */
export function isUnderCare(order: Pick<PositionOrder, 'origin' | 'managed'>): boolean {
  return order.origin !== 'external' || order.managed;
}
