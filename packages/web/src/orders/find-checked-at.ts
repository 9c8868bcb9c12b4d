import type { Order } from '../api/types.ts';
import { parseMoment } from '../format/time.ts';

const atBroker: ReadonlySet<Order['status']> = new Set(['amo', 'pending_execution', 'unconfirmed']);

/**
 * A complete reading of the book covers every order that is at the broker, also those that it found unchanged and for
 * which nothing was written; but none that no reading has shown yet, which may be younger than it. An order that is settled
 * is not read again, and its age would only look like neglect.
 */
export function findCheckedAt(
  {
    status,
    last_status_check,
    missing_since,
    verified_at,
  }: Pick<Order, 'status' | 'last_status_check' | 'missing_since' | 'verified_at'>,
  bookReadAt: string | null,
): number | undefined {
  if (!atBroker.has(status) && missing_since === null) return undefined;
  // What is unconfirmed is looked for in each reading, whether it is there or not.
  if (verified_at === null && status !== 'unconfirmed' && missing_since === null) return undefined;
  const moments = [last_status_check, bookReadAt].filter((moment) => moment !== null).map(parseMoment);
  return moments.length === 0 ? undefined : Math.max(...moments);
}
