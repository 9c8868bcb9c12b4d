import { Link } from 'react-router';
import { OrderActions, WaitingWish } from '../actions/order-actions.tsx';
import type { Order } from '../api/types.ts';
import { formatCount } from '../format/rupees.ts';
import { Panel } from '../ui/panel.tsx';
import { StateChip } from './cells.tsx';
import { describeOrder, describeReason } from './describe-order.ts';
import styles from './needs-you-list.module.css';
import { orders } from './strings.ts';

const SHOWN = 4;

interface NeedsYouListProps {
  readonly those: readonly Order[];
  readonly shown?: number;
}

/** What a person has to look at: which order, why, and what to do. */
export function NeedsYouList({ those, shown = SHOWN }: NeedsYouListProps) {
  if (those.length === 0) return null;
  const rest = those.length - shown;
  return (
    <Panel flush title={orders.attention.title} aside={rest > 0 && orders.attention.more(formatCount(rest))}>
      <ul className={styles.list}>
        {those.slice(0, shown).map((order) => (
          <li key={order.id} className={styles.item}>
            <StateChip order={order} />
            <p className={styles.text}>
              <Link to={`/orders/${order.id}`} className={styles.what}>
                {describeOrder(order)}.
              </Link>{' '}
              {describeReason(order).text} {order.reason?.advice && <strong>{order.reason.advice}</strong>}
              <WaitingWish order={order} />
            </p>
            <OrderActions order={order} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
