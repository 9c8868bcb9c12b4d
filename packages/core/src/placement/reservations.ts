import { addPaise, type Paise, paise, paiseFraction, ZERO_PAISE } from '../money/index.ts';
import { isAtBroker, type Order } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import { cashForBuy } from './buy-request.ts';
import type { PlacementSettings } from './settings.ts';

/** What must be known of a buy to reserve its cash, of whatever origin. */
export type ReservingOrder = Pick<
  Order,
  | 'id'
  | 'side'
  | 'status'
  | 'variety'
  | 'quantity'
  | 'executionQty'
  | 'limitPrice'
  | 'requiredCash'
  | 'tradingDay'
> & {
  /** When the broker's acceptance of its latest attempt was learned; null when it never answered. */
  readonly acceptedAtMs: EpochMs | null;
};

/** Whether Kotak has taken a waiting AMO's cash out of what it calls available. Measured per account. */
export type AmoFundsBlocked = 'yes' | 'no' | 'unknown';

/**
 * The cash that our buys under way will need and that the broker's figure still counts as free.
 *
 * Buys at the exchange are in the broker's figure, provided that it was asked for after they were accepted. A waiting AMO
 * is when the account is known to work so; while that is not known it is reserved, since a buy queued without need can be
 * retried and cash spent twice cannot. A buy without an answer may or may not have arrived, and is reserved always.
 */
export function reservedCash(
  orders: readonly ReservingOrder[],
  facts: {
    readonly amoFundsBlocked: AmoFundsBlocked;
    readonly fundsAskedAtMs: EpochMs;
    readonly settings: Pick<PlacementSettings, 'brokerage'>;
  },
): Paise {
  const open = orders.filter((order) => order.side === 'buy' && isAtBroker(order.status));
  const uncounted = open.filter((order) => !isInBrokersFigure(order, facts));
  return uncounted.reduce((sum, order) => addPaise(sum, cashOfBuy(order, facts.settings)), ZERO_PAISE);
}

function isInBrokersFigure(
  order: ReservingOrder,
  { amoFundsBlocked, fundsAskedAtMs }: { amoFundsBlocked: AmoFundsBlocked; fundsAskedAtMs: EpochMs },
): boolean {
  if (order.acceptedAtMs !== null && order.acceptedAtMs >= fundsAskedAtMs) return false;
  return order.status === 'pending_execution' || (order.status === 'amo' && amoFundsBlocked === 'yes');
}

/** What the rest of a buy will cost when it fills whole at its limit. Of a market order what it was reckoned to need. */
export function cashOfBuy(order: ReservingOrder, settings: Pick<PlacementSettings, 'brokerage'>): Paise {
  const { executionQty, limitPrice, requiredCash, tradingDay } = order;
  const quantity = Math.max(order.quantity - executionQty, 0);
  if (quantity === 0) return ZERO_PAISE;
  if (limitPrice !== null) return cashForBuy({ quantity, reckonedPrice: limitPrice, tradingDay }, settings);
  // A market order has no limit; what it was reckoned to need shrinks with what is left of it. One that somebody placed
  // elsewhere was never reckoned, and nothing can be said of it.
  const fraction = { numerator: quantity, denominator: order.quantity };
  return requiredCash === null ? paise(0) : paiseFraction(requiredCash, fraction, 'up');
}
