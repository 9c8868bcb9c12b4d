import { Link } from 'react-router';
import type { PositionDetail } from '../api/queries-positions.ts';
import { formatCount, formatRupees } from '../format/rupees.ts';
import { formatDay } from '../format/time.ts';
import { Side } from '../orders/side.tsx';
import { Panel } from '../ui/panel.tsx';
import tables from '../ui/plain-table.module.css';
import { positions as words } from './strings.ts';
import styles from './trades-table.module.css';

export function PositionOrders({ orders }: Pick<PositionDetail, 'orders'>) {
  const { order: columns } = words;
  return (
    <Panel title={words.orders} flush>
      <table className={tables.table}>
        <caption className="visually-hidden">{words.ordersCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.day}</th>
            <th scope="col">{columns.side}</th>
            <th scope="col" className={styles.head}>
              {columns.quantity}
            </th>
            <th scope="col" className={styles.head}>
              {columns.value}
            </th>
            <th scope="col">{columns.whose}</th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <tr key={order.order_id}>
              <th scope="row" data-label={columns.day}>
                <Link to={`/orders/${order.order_id}`} className={tables.nowrap}>
                  {formatDay(order.day)}
                </Link>
              </th>
              <td data-label={columns.side}>
                <Side side={order.side} />
              </td>
              <td className={styles.figure} data-label={columns.quantity}>
                {formatCount(order.quantity)}
              </td>
              <td className={styles.figure} data-label={columns.value}>
                {order.value === null ? words.notPriced : formatRupees(order.value)}
              </td>
              <td data-label={columns.whose}>{words.verdicts[order.verdict]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
