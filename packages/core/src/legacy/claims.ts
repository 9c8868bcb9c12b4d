import type { OrderId } from '../orders/index.ts';
import type { ExactOrder } from './exact-order.ts';

/** Remembers what belongs to one order alone, so that a second order that names it too is refused by name. */
export interface Claims {
  /** Why the order cannot be made beside those before it; null where it can, and then it has its claim. */
  take(order: {
    readonly id: OrderId;
    readonly number: string | null;
    readonly exact: ExactOrder | null;
  }): string | null;
}

export function createClaims(): Claims {
  const owners = new Map<string, OrderId>();
  return {
    take(order) {
      const claimed = claimsOf(order);
      for (const [claim, words] of claimed) {
        const owner = owners.get(claim);
        if (owner !== undefined)
          return `${words} belongs to ${owner}, of which another row tells. One of the two was copied or changed by hand: take it out of its file`;
      }
      for (const [claim] of claimed) owners.set(claim, order.id);
      return null;
    },
  };
}

function claimsOf({
  id,
  number,
  exact,
}: Parameters<Claims['take']>[0]): readonly (readonly [string, string])[] {
  if (exact === null)
    return [
      [`order ${id}`, 'Its id'],
      ...(number === null ? [] : [[`number ${number}`, `Its number ${number}`] as const]),
    ];
  return [
    [`order ${id}`, 'Its id'],
    ...exact.attempts.flatMap((attempt): readonly (readonly [string, string])[] => [
      [`attempt ${attempt.id}`, `Its attempt ${attempt.id}`],
      ...(attempt.brokerOrderId === null
        ? []
        : [[`number ${attempt.brokerOrderId}`, `Its number ${attempt.brokerOrderId}`] as const]),
      ...(attempt.clientTag === null
        ? []
        : [[`tag ${attempt.clientTag}`, `Its tag ${attempt.clientTag}`] as const]),
    ]),
    ...exact.fills.flatMap((fill): readonly (readonly [string, string])[] => [
      [`fill ${fill.id}`, `Its execution ${fill.id}`],
      [`key ${fill.brokerOrderId} ${fill.fillKey}`, `Its execution ${fill.fillKey} of ${fill.brokerOrderId}`],
    ]),
  ];
}
