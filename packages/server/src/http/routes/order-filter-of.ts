import type { z } from 'zod';
import type { OrderFilter } from '../../db/orders/order-filter.ts';
import { Problem } from '../problems.ts';
import type { orderQuery } from '../schemas/order.ts';

/** Orders that failed, wait to be retried, or were rejected. */
export const UNPLACED = ['failed', 'retry_pending', 'rejected'] as const;

/** Refuses days in the wrong order. */
export function filterOf(userId: string, query: Partial<z.infer<typeof orderQuery>>): OrderFilter {
  const { from_date, to_date } = query;
  if (from_date !== undefined && to_date !== undefined && from_date > to_date) {
    throw new Problem('invalid_request', {
      detail: `from_date ${from_date} lies after to_date ${to_date}.`,
      errors: [{ path: 'querystring.from_date', message: 'lies after to_date' }],
    });
  }
  return {
    userId,
    accountId: query.account_id,
    statuses: query.status,
    side: query.side,
    symbol: query.symbol,
    origin: query.origin,
    reason: query.reason,
    reasonClass: query.reason_class,
    fromDay: from_date,
    toDay: to_date,
    search: query.q,
  };
}
