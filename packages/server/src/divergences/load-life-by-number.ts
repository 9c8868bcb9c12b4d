import type { AttemptId } from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import { findOrderLife, type OrderLife } from '../db/cycle/load-order-life.ts';
import { findOrderOfNumber } from '../db/divergences/find-order-of-number.ts';

/** The order that has this number of the broker, whoever placed it. */
export async function findLifeByNumber(
  db: Db,
  of: { readonly accountId: string; readonly brokerOrderId: string },
): Promise<OrderLife | undefined> {
  const orderId = await findOrderOfNumber(db, of);
  return orderId === undefined ? undefined : findOrderLife(db, { accountId: of.accountId, orderId });
}

/** The sending of an order whose outcome nobody knows; of several the latest. */
export function unconfirmedAttempt({ attempts }: OrderLife): AttemptId | null {
  return attempts.findLast(({ state }) => state === 'unconfirmed')?.id ?? null;
}
