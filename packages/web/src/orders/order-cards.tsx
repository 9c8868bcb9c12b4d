import { Link } from 'react-router';
import { OrderActions, WaitingWish } from '../actions/order-actions.tsx';
import { actionsOf, type OrderAction } from '../actions/which-actions.ts';
import type { Order } from '../api/types.ts';
import { useNow } from '../clock/use-now.ts';
import { formatAge } from '../format/age.ts';
import { formatAverage, formatCount } from '../format/rupees.ts';
import { formatWeekday } from '../format/time.ts';
import { Limit, Origin, Quantity, Reason, StateChip, Time, Type } from './cells.tsx';
import { groupByDay } from './group-by-day.ts';
import styles from './order-cards.module.css';
import type { Sort } from './orders-filter.ts';
import { Side } from './side.tsx';
import { orders } from './strings.ts';
import { SwipeRow } from './swipe-row.tsx';
import { useCheckedAt } from './use-checked-at.ts';
import { useFlash } from './use-flash.ts';

interface OrderCardsProps {
  readonly rows: readonly Order[];
  readonly sort: Sort;
}

/** The same rows for narrow screens; nothing is left out but the series. */
export function OrderCards({ rows, sort }: OrderCardsProps) {
  const byDay = sort.endsWith('created_at');
  const groups = byDay ? groupByDay(rows) : [{ key: 'all', day: undefined, rows }];
  return groups.map(({ key, day, rows: those }) => (
    <section key={key} aria-label={day && orders.groupFor(formatWeekday(day))}>
      {day && <h2 className={styles.group}>{orders.groupFor(formatWeekday(day))}</h2>}
      <ul>
        {those.map((order) => (
          <li key={order.id}>
            <OrderCard order={order} dated={!byDay} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

const inCard: readonly OrderAction[] = ['retry', 'cancel', 'drop'];

interface OrderCardProps {
  readonly order: Order;
  /** Whether the card has to say its day itself. */
  readonly dated?: boolean;
}

export function OrderCard(props: OrderCardProps) {
  const { order } = props;
  if (!actionsOf(order).some((action) => inCard.includes(action))) return <Card {...props} />;
  const what = `${orders.sides[order.side]} ${formatCount(order.quantity)} ${order.symbol}`;
  return (
    <SwipeRow what={what} actions={<OrderActions order={order} only={inCard} />}>
      <Card {...props} />
    </SwipeRow>
  );
}

function Card({ order, dated = false }: OrderCardProps) {
  const now = useNow();
  const checkedAt = useCheckedAt(order);
  return (
    <div className={styles.card} data-flash={useFlash(order.version)}>
      <div className={styles.line}>
        <Link to={`/orders/${order.id}`} data-row={order.id} className={styles.symbol}>
          {order.symbol}
        </Link>
        <Side side={order.side} />
        <span className={styles.push}>
          <StateChip order={order} />
        </span>
      </div>
      <div className={styles.line}>
        <Quantity order={order} />
        <Type order={order} />
        <span className={styles.push}>
          <Limit order={order} />
          {order.execution_price !== null && (
            <strong> · {orders.average(formatAverage(order.execution_price))}</strong>
          )}
        </span>
      </div>
      <div className={styles.reason}>
        <Reason order={order} />
        <WaitingWish order={order} />
      </div>
      <div className={styles.small}>
        <Time order={order} dated={dated} /> · <Origin order={order} />
        {checkedAt !== undefined && <> · {orders.checkedAgo(formatAge(now - checkedAt))}</>}
      </div>
    </div>
  );
}
