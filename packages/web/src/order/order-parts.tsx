import { Link } from 'react-router';
import { OrderActions, WaitingWish } from '../actions/order-actions.tsx';
import type { Order } from '../api/types.ts';
import { CaseMenu } from '../export/case-menu.tsx';
import { StateChip } from '../orders/cells.tsx';
import { Side } from '../orders/side.tsx';
import { Attempts } from './attempts.tsx';
import { Compare } from './compare.tsx';
import { Fills } from './fills.tsx';
import { OrderFacts } from './order-facts.tsx';
import styles from './order-parts.module.css';
import { OrderPath } from './order-path.tsx';
import { Prices } from './prices.tsx';
import { order as words } from './strings.ts';
import { Timeline } from './timeline.tsx';
import { Why } from './why.tsx';

interface OrderPartsProps {
  readonly order: Order;
  /** Everything in one column, beside the list. */
  readonly narrow?: boolean;
}

/** All that is known of one order and what can be done with it, the same on its page and beside the list. */
export function OrderParts({ order, narrow = false }: OrderPartsProps) {
  return (
    <>
      <p className={styles.tags}>
        <StateChip order={order} large />
        <Side side={order.side} />
        <Link to={`/orders?symbol=${encodeURIComponent(order.symbol)}`}>{words.allOf(order.symbol)}</Link>
      </p>
      <div className={styles.actions} data-order-page>
        <WaitingWish order={order} />
        <OrderActions order={order} />
        <CaseMenu order={order} />
      </div>
      <div className={styles.columns} data-narrow={narrow || undefined}>
        <div className={styles.column}>
          <Why order={order} />
          <Timeline orderId={order.id} />
        </div>
        <div className={styles.column}>
          <Compare order={order} />
          <Fills order={order} />
          <Prices order={order} />
          <OrderPath order={order} />
          <Attempts attempts={order.attempts} />
          <OrderFacts order={order} />
        </div>
      </div>
    </>
  );
}
