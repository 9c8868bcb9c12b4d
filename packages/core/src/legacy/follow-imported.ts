import { decimalTimes } from '../money/index.ts';
import type { OrderId, PositionId } from '../orders/index.ts';
import { followFills, type Position, type PositionOrder, positionOrderOf } from '../positions/index.ts';
import type { EpochMs } from '../time.ts';
import type { ImportedOrder } from './build-order.ts';

export interface FollowedImport {
  /** New ones, and open ones of the account that imported buys enlarged. */
  readonly positions: readonly Position[];
  readonly positionOf: ReadonlyMap<OrderId, PositionId>;
  /** Buys that look unsold by themselves and were sold all the same. */
  readonly sold: ReadonlySet<OrderId>;
}

/**
 * Makes positions of what was bought and not sold, and of trades that the earlier system saw through to their sale. What
 * only might have been sold makes none: nothing tells what it fetched. Share by share, so that many cost no more than few.
 */
export function followImported(
  owning: Iterable<readonly ImportedOrder[]>,
  open: readonly Position[],
  nowMs: EpochMs,
): FollowedImport {
  const openByKey = new Map<string, Position[]>();
  for (const position of open) {
    const others = openByKey.get(position.instrumentKey);
    if (others === undefined) openByKey.set(position.instrumentKey, [position]);
    else others.push(position);
  }
  const positions: Position[] = [];
  const positionOf = new Map<OrderId, PositionId>();
  const sold = new Set<OrderId>();
  for (const orders of owning) {
    const followed = followFills({
      positions: openByKey.get(orders[0]?.order.instrumentKey ?? '') ?? [],
      orders: orders.map(withToldCost),
      held: new Map(),
      nowMs,
    });
    positions.push(...followed.positions);
    for (const { orderId, positionId } of followed.assignments) positionOf.set(orderId, positionId);
    for (const orderId of followed.buysSold) sold.add(orderId);
  }
  return { positions, positionOf, sold };
}

/** An order without the broker's number has no executions of its own, but its source may tell what it cost. */
function withToldCost({ order, fills }: ImportedOrder): PositionOrder {
  const followed = positionOrderOf(order, fills);
  if (fills.length > 0 || order.executionPrice === null) return followed;
  return { ...followed, filledValue: decimalTimes(order.executionPrice, followed.filledQty) };
}

/** The order with the position that it belongs to. */
export function withPosition(one: ImportedOrder, { positionOf, sold }: FollowedImport): ImportedOrder {
  const positionId = positionOf.get(one.order.id);
  if (positionId === undefined) return one;
  const status = sold.has(one.order.id) && one.order.status === 'ongoing' ? 'closed' : one.order.status;
  return { ...one, order: { ...one.order, positionId, status } };
}
