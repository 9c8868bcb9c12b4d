import { Link, useNavigate } from 'react-router';
import type { Order } from '../api/types.ts';
import { Average, Checked, Limit, Origin, Quantity, Reason, StateChip, Time, Type } from './cells.tsx';
import styles from './orders-table.module.css';
import { Side } from './side.tsx';
import { useFlash } from './use-flash.ts';

/** NSE's ordinary series is the rule and needs no words. */
function unusualSeries({ exchange, series }: Order): string | undefined {
  return exchange === 'NSE' && series === 'EQ' ? undefined : `${exchange} ${series}`;
}

/** The link on the symbol is the row's one stop for keys; a press anywhere on the row goes the same way. */
export function OrderRow({ order }: { readonly order: Order }) {
  const navigate = useNavigate();
  const address = `/orders/${order.id}`;
  return (
    <tr
      className={styles.row}
      data-flash={useFlash(order.version)}
      onClick={(event) => {
        const onLink = event.target instanceof Element && event.target.closest('a, button');
        if (!onLink && document.getSelection()?.isCollapsed !== false) void navigate(address);
      }}
    >
      <td>
        <Time order={order} />
      </td>
      <th scope="row" className={styles.symbol}>
        <Link to={address} data-row={order.id}>
          {order.symbol}
        </Link>
        {unusualSeries(order) && <span>{unusualSeries(order)}</span>}
      </th>
      <td>
        <Side side={order.side} />
      </td>
      <td className="number">
        <Quantity order={order} />
      </td>
      <td>
        <Type order={order} />
      </td>
      <td className="number">
        <Limit order={order} />
      </td>
      <td className="number">
        <Average order={order} />
      </td>
      <td>
        <StateChip order={order} />
      </td>
      <td className={styles.reason}>
        <Reason order={order} />
      </td>
      <td className={styles.lesser}>
        <Origin order={order} />
      </td>
      <td className="number">
        <Checked order={order} />
      </td>
    </tr>
  );
}
