import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { OrderActions, WaitingWish } from '../actions/order-actions.tsx';
import type { Order, OrderPage } from '../api/types.ts';
import { formatCount } from '../format/rupees.ts';
import { Panel } from '../ui/panel.tsx';
import { StateChip } from './cells.tsx';
import { describeOrder, describeReason } from './describe-order.ts';
import styles from './needs-you-list.module.css';
import { orders } from './strings.ts';

const SHOWN = 4;

interface NeedsYouListProps {
  /** The first of those that the server names, and how many they are; nothing while it has not answered. */
  readonly page: OrderPage | undefined;
  readonly shown?: number;
}

/** What a person has to look at: which order, why, and what to do. */
export function NeedsYouList({ page, shown = SHOWN }: NeedsYouListProps) {
  if (page === undefined || page.total === 0) return null;
  const those = page.items.slice(0, shown);
  const rest = page.total - those.length;
  return (
    <Panel
      flush
      title={orders.attention.title}
      aside={rest > 0 && <Link to="/orders/needs-me">{orders.attention.more(formatCount(rest))}</Link>}
    >
      <ul className={styles.list}>
        {those.map((order) => (
          <li key={order.id} className={styles.item}>
            <StateChip order={order} />
            <p className={styles.text}>
              <Link to={`/orders/${order.id}`} className={styles.what}>
                {describeOrder(order)}.
              </Link>{' '}
              {saysWhy(order) ? (
                <>
                  {describeReason(order).text}{' '}
                  {order.reason?.advice && <strong>{order.reason.advice}</strong>}
                </>
              ) : (
                orders.attention[isForeign(order) ? 'foreign' : 'differs']
              )}
              <WaitingWish order={order} />
            </p>
            {!saysWhy(order) && (
              <Button component={Link} to="/reconcile" variant="default" size="sm">
                {orders.attention.compare}
              </Button>
            )}
            <OrderActions order={order} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const TELLING: ReadonlySet<Order['status']> = new Set(['unconfirmed', 'rejected', 'failed']);

/** Whether the order's own state is what needs a person; otherwise it is that the broker shows it otherwise. */
function saysWhy({ status, missing_since }: Order): boolean {
  return TELLING.has(status) || missing_since !== null;
}

const isForeign = ({ origin, managed }: Order): boolean => origin === 'external' && !managed;
