import {
  isBeingChanged,
  isLeftOver,
  type LocalOrder,
  type Position,
  parseBrokerOrderId,
  type WorkingSell,
} from '@orderwatch/core';

/** The sells that are or may be at the broker, as core looks at them. */
export function workingSells(
  working: readonly LocalOrder[],
  positions: readonly Position[],
  nowMs: number,
): readonly WorkingSell[] {
  const followed = new Map<string, number>();
  for (const position of positions) {
    for (const { orderId, fromQty, seenQty } of position.ledger) {
      followed.set(orderId, Math.max(followed.get(orderId) ?? 0, fromQty + seenQty));
    }
  }
  return working.flatMap((local): WorkingSell[] => {
    const { order, attempts, commands } = local;
    const { instrumentKey } = order;
    const attempt = attempts.findLast((one) => one.brokerOrderId !== null);
    const number = attempt?.brokerOrderId == null ? undefined : parseBrokerOrderId(attempt.brokerOrderId);
    if (
      attempt === undefined ||
      number === undefined ||
      isInDoubt(local) ||
      isLeftOver(order, attempt, nowMs)
    ) {
      return [{ kind: 'unconfirmed', orderId: order.id, instrumentKey, quantity: order.quantity }];
    }
    const quantity = attempt.acknowledged?.quantity ?? order.quantity;
    // A sell that a person placed, here or in the broker's app, is theirs: its shares count, and nobody changes it. One by hand
    // has a position, too, once some of it has been filled.
    const isTheirs = order.origin === 'manual' || order.origin === 'external';
    if (order.positionId === null || isTheirs) {
      const filledQty = order.executionQty;
      return [{ kind: 'foreign', brokerOrderId: number, instrumentKey, quantity, filledQty }];
    }
    return [
      {
        kind: 'ours',
        orderId: order.id,
        brokerOrderId: number,
        positionId: order.positionId,
        instrumentKey,
        quantity,
        filledQty: followed.get(order.id) ?? 0,
        limitPrice: attempt.acknowledged === null ? order.limitPrice : attempt.acknowledged.limitPrice,
        changing: isBeingChanged(attempt, commands, nowMs),
      },
    ];
  });
}

function isInDoubt({ order }: LocalOrder): boolean {
  return order.status === 'placing' || order.status === 'unconfirmed';
}
