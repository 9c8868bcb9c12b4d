import { notifications } from '@mantine/notifications';
import type { Order } from '../api/types.ts';
import { formatCount } from '../format/rupees.ts';
import { describeOrder, describeReason } from '../orders/describe-order.ts';
import { orders } from '../orders/strings.ts';
import { playSound } from '../sound/play-sound.ts';
import { ui } from '../ui/strings.ts';

/** Of a bundle so many are named. */
const NAMED = 3;

/** One order in words; of several that came together the first ones by name: forty messages are read by nobody. */
export function announceOrders(those: readonly Order[], urgent: boolean): void {
  const [first] = those;
  if (!first) return;
  if (those.length === 1) {
    show(describeOrder(first), describeReason(first).text, urgent);
    return;
  }
  const named = those.slice(0, NAMED).map((order) => `${describeOrder(order)}.`);
  const rest = those.length - named.length;
  const count = formatCount(those.length);
  show(
    (urgent ? orders.manyUrgent : orders.manyChanged)(count),
    [...named, ...(rest > 0 ? [orders.attention.more(formatCount(rest))] : [])].join(' '),
    urgent,
  );
}

/** So many at once that they were not looked at one by one. */
export function announceCount(count: number): void {
  if (count > 0) show(orders.manyUrgent(formatCount(count)), orders.lookAtList, true);
}

function show(title: string, message: string, urgent: boolean): void {
  playSound(urgent ? 'urgent' : 'change');
  notifications.show({
    title,
    message,
    color: urgent ? 'red' : 'gray',
    closeButtonProps: { 'aria-label': ui.close },
  });
}
