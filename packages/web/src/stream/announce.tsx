import { notifications } from '@mantine/notifications';
import type { Order } from '../api/types.ts';
import { formatCount } from '../format/rupees.ts';
import { describeOrder, describeReason } from '../orders/describe-order.ts';
import { orders } from '../orders/strings.ts';
import { ui } from '../ui/strings.ts';

/** Kinds of events that a person should hear of at once, wherever in the page. */
const urgent: ReadonlySet<string> = new Set([
  'order.rejected',
  'order.refused',
  'order.failed',
  'order.unconfirmed',
  'order.missing',
  'order.correction',
]);

export function isUrgent(kind: string): boolean {
  return urgent.has(kind);
}

/** One order in words, or, when many came at once, how many: forty messages are read by nobody. */
export function announceOrder(what: Order | number): void {
  if (what === 0) return;
  const isMany = typeof what === 'number';
  notifications.show({
    title: isMany ? orders.manyUrgent(formatCount(what)) : describeOrder(what),
    message: isMany ? orders.lookAtList : describeReason(what).text,
    color: 'red',
    closeButtonProps: { 'aria-label': ui.close },
  });
}
