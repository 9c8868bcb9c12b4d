import type { Attempt, BrokerPort, JsonObject, LocalOrder, Paise } from '@orderwatch/core';
import type { AccountHands } from '../desk/account-hands.ts';
import { type ChangeResult, type ChangeToSend, changeOrder } from '../placement/change-order.ts';
import type { PlaceDeps } from '../placement/place-deps.ts';

/** What a working sell shall become: other values, or nothing any more. */
export type SellChange =
  | {
      readonly kind: 'modify';
      readonly quantity: number;
      readonly limitPrice: Paise;
      /** Today's base price of the share; null when it is unknown. */
      readonly referenceClose: Paise | null;
    }
  | { readonly kind: 'cancel' };

/** Asks the broker once to change or cancel a sell. What comes of it the book tells. */
export async function changeSell(
  deps: PlaceDeps,
  hands: AccountHands,
  broker: BrokerPort,
  { order, attempts }: LocalOrder,
  change: SellChange,
): Promise<ChangeResult | { readonly kind: 'not_at_broker' }> {
  const attempt = attempts.find(isAtBroker);
  if (attempt === undefined) return { kind: 'not_at_broker' };
  const base = { order, attempt, actor: 'system' } as const;
  if (change.kind === 'cancel') {
    const wish: ChangeToSend = { ...base, wish: change, action: { kind: 'cancel', byPerson: false } };
    return changeOrder(deps, hands, broker, wish);
  }
  const { quantity, limitPrice, referenceClose } = change;
  return changeOrder(deps, hands, broker, {
    ...base,
    wish: { kind: 'modify', ...wantedValues(order, attempt, { quantity, limitPrice }) },
    action: {
      kind: 'modify',
      side: 'sell',
      symbol: order.instrument.symbol,
      quantity,
      price: limitPrice,
      referenceClose,
      capability: 'sells',
    },
  });
}

function isAtBroker(attempt: Attempt): attempt is ChangeToSend['attempt'] {
  return attempt.brokerOrderId !== null;
}

function wantedValues(
  order: LocalOrder['order'],
  attempt: Attempt,
  wanted: { readonly quantity: number; readonly limitPrice: Paise },
) {
  const shown = attempt.acknowledged ?? order;
  const { triggerPrice, orderType } = shown;
  const { validity, disclosedQuantity } = order;
  const changes: Record<string, JsonObject> = {};
  for (const field of ['quantity', 'limitPrice'] as const) {
    if (shown[field] !== wanted[field]) changes[field] = { from: shown[field], to: wanted[field] };
  }
  return {
    change: { ...wanted, triggerPrice, orderType, validity, disclosedQuantity },
    requested: {
      ...(changes.quantity && { quantity: wanted.quantity }),
      ...(changes.limitPrice && { limitPrice: wanted.limitPrice }),
    },
    changes,
  };
}
