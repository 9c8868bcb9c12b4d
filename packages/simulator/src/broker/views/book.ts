import { istDayNumber } from '@orderwatch/core';
import { isWaitingAmo } from '../orders/order-status.ts';
import type { SimOrder } from '../types.ts';
import { type BrokerWorld, today } from '../world.ts';

/**
 * Today's order book of an account, oldest entry first: what happened today, and AMO orders that wait, since whatever day.
 * The book begins anew at midnight in India; what vanished after the close is not in it.
 */
export function bookOf(world: BrokerWorld, ucc: string): readonly SimOrder[] {
  const day = today(world);
  return world.ledger
    .ofAccount(ucc)
    .filter((order) => !order.vanished && (isWaitingAmo(order) || istDayNumber(order.updatedAtMs) === day));
}
