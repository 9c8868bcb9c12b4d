import { Button } from '@mantine/core';
import { IconCircleX, IconPencil, IconRotateClockwise, IconTrash } from '@tabler/icons-react';
import type { Order } from '../api/types.ts';
import { formatCount } from '../format/rupees.ts';
import { istSeconds } from '../format/time.ts';
import { orders } from '../orders/strings.ts';
import { openAction } from './open-action.ts';
import styles from './order-actions.module.css';
import { act, actions } from './strings.ts';
import { actionsOf, type OrderAction } from './which-actions.ts';
import { useWish } from './wishes.ts';

const marks = { retry: IconRotateClockwise, cancel: IconCircleX, modify: IconPencil, drop: IconTrash };

interface OrderActionsProps {
  readonly order: Order;
  /** In a row there is room for what is most likely wanted; the order's own page has all. */
  readonly only?: readonly OrderAction[];
  readonly small?: boolean;
}

/** What can be asked for at an order, as buttons. Each opens a dialog; none acts by itself. */
export function OrderActions({ order, only, small = false }: OrderActionsProps) {
  const wish = useWish(order);
  const offered = actionsOf(order).filter((action) => only === undefined || only.includes(action));
  const what = `${orders.sides[order.side]} ${formatCount(order.quantity)} ${order.symbol}`;
  if (offered.length === 0) return null;
  return (
    <span className={styles.actions}>
      {offered.map((action) => {
        const Mark = marks[action];
        return (
          <Button
            key={action}
            variant="default"
            size={small ? 'compact-xs' : 'sm'}
            disabled={wish?.action === action && action !== 'cancel'}
            leftSection={<Mark size={small ? 14 : 16} aria-hidden />}
            aria-label={act.of(actions[action].button, what)}
            title={small ? actions[action].button : undefined}
            data-action={action}
            onClick={() => openAction(order, action)}
          >
            {actions[action].button}
          </Button>
        );
      })}
    </span>
  );
}

/** "Cancel sent 10:02:11, waiting for the broker", for as long as nobody has settled it. */
export function WaitingWish({ order }: { readonly order: Order }) {
  const wish = useWish(order);
  if (!wish) return null;
  return <span className={styles.waiting}>{actions[wish.action].waiting(istSeconds(wish.atMs))}</span>;
}
