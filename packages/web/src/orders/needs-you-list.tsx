import { IconArrowRight } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Order } from '../api/types.ts';
import { formatCount } from '../format/rupees.ts';
import { Panel } from '../ui/panel.tsx';
import { StateChip } from './cells.tsx';
import { describeOrder, describeReason } from './describe-order.ts';
import styles from './needs-you-list.module.css';
import { orders } from './strings.ts';

const SHOWN = 4;

/** What a person has to look at: which order, why, and what to do. */
export function NeedsYouList({ those }: { readonly those: readonly Order[] }) {
  if (those.length === 0) return null;
  const rest = those.length - SHOWN;
  return (
    <Panel flush title={orders.attention.title} aside={rest > 0 && orders.attention.more(formatCount(rest))}>
      <ul className={styles.list}>
        {those.slice(0, SHOWN).map((order) => (
          <li key={order.id} className={styles.item}>
            <StateChip order={order} />
            <p className={styles.text}>
              <Link to={`/orders/${order.id}`} className={styles.what}>
                {describeOrder(order)}.
              </Link>{' '}
              {describeReason(order).text} {order.reason?.advice && <strong>{order.reason.advice}</strong>}
            </p>
            <IconArrowRight size={18} className={styles.arrow} aria-hidden />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
