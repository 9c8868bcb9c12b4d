import type { Order } from '../api/types.ts';
import { formatCount } from '../format/rupees.ts';
import { formatWeekday } from '../format/time.ts';
import { orders } from './strings.ts';

type Group = keyof typeof orders.count;

const groupOf: Readonly<Record<Order['status'], Group>> = {
  placing: 'sending',
  unconfirmed: 'unresolved',
  amo: 'queued',
  pending_execution: 'open',
  ongoing: 'filled',
  closed: 'filled',
  retry_pending: 'retry',
  failed: 'failed',
  rejected: 'rejected',
  cancelled: 'cancelled',
};
const inOrder: readonly Group[] = [
  'filled',
  'part',
  'open',
  'queued',
  'sending',
  'unresolved',
  'retry',
  'failed',
  'rejected',
  'cancelled',
];

/** "6 orders today: 2 filled, 1 rejected, 3 queued for the opening." One sentence for each trading day given. */
export function summariseDays(all: readonly Order[], today: string): string {
  if (all.length === 0) return orders.none;
  const days = [...new Set(all.map((order) => order.trading_day))].sort();
  return days
    .map((day) => {
      const those = all.filter((order) => order.trading_day === day);
      const when = day === today ? orders.today : orders.forDay(formatWeekday(day));
      return orders.day(formatCount(those.length), those.length === 1, when, listCounts(those));
    })
    .join(' ');
}

function listCounts(those: readonly Order[]): string {
  const counts = new Map<Group, number>();
  for (const order of those) {
    const group =
      order.status === 'pending_execution' && order.execution_qty > 0 ? 'part' : groupOf[order.status];
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return inOrder
    .flatMap((group) => {
      const count = counts.get(group);
      return count === undefined ? [] : [orders.count[group](formatCount(count))];
    })
    .join(', ');
}
