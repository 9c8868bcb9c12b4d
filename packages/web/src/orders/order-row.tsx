import { Checkbox } from '@mantine/core';
import type { Ref } from 'react';
import { Link, useNavigate } from 'react-router';
import { OrderActions, WaitingWish } from '../actions/order-actions.tsx';
import { bulk } from '../actions/strings.ts';
import type { Selection } from '../actions/use-selection.ts';
import { actionsOf } from '../actions/which-actions.ts';
import type { Order } from '../api/types.ts';
import { formatCount } from '../format/rupees.ts';
import type { Column } from './columns.ts';
import { wantFocusInDrawer } from './drawer-focus.ts';
import styles from './orders-table.module.css';
import { orders } from './strings.ts';
import { useFlash } from './use-flash.ts';
import { useOpenOrder } from './use-open-order.ts';

interface OrderRowProps {
  readonly order: Order;
  readonly columns: readonly Column[];
  readonly selection: Selection;
  /** Whether the row has to say its day itself. */
  readonly dated?: boolean;
  /** Of a row in a list of which only the rows in sight exist. */
  readonly place?: { readonly index: number; readonly ref: Ref<HTMLTableRowElement> };
}

/** The link on the symbol is the row's one stop for keys; a press anywhere on the row goes the same way. */
export function OrderRow({ order, columns, selection, dated = false, place }: OrderRowProps) {
  const navigate = useNavigate();
  const open = useOpenOrder();
  const address = open.addressOf(order.id);
  const isOpen = open.id === order.id;
  // One after the other beside the list is one step of the browser's history.
  const how = { preventScrollReset: true, replace: open.id !== undefined };
  const time = columns.find(({ id }) => id === 'time');
  const others = columns.filter((column) => column !== time);
  const what = `${orders.sides[order.side]} ${formatCount(order.quantity)} ${order.symbol}`;
  const canBeSelected = actionsOf(order).includes('drop');
  return (
    <tr
      ref={place?.ref}
      data-index={place?.index}
      aria-rowindex={place && place.index + 2}
      className={styles.row}
      data-flash={useFlash(order.version)}
      data-open={isOpen || undefined}
      onClick={(event) => {
        const { target } = event;
        const onControl = target instanceof Element && target.closest('a, button, label, input');
        if (onControl || document.getSelection()?.isCollapsed === false) return;
        wantFocusInDrawer(event);
        void navigate(address, how);
      }}
    >
      <td className={styles.select}>
        {canBeSelected && (
          <Checkbox
            size="xs"
            aria-label={bulk.select(what)}
            checked={selection.ids.has(order.id)}
            onChange={() => selection.toggle(order.id)}
          />
        )}
      </td>
      {time && (
        <td>
          <time.cell order={order} dated={dated} />
        </td>
      )}
      <th scope="row" className={styles.symbol}>
        <Link
          to={address}
          {...how}
          data-row={order.id}
          aria-current={isOpen || undefined}
          onClick={wantFocusInDrawer}
        >
          {order.symbol}
        </Link>
        {unusualSeries(order) && <span>{unusualSeries(order)}</span>}
      </th>
      {others.map(({ id, cell: Cell, look }) => (
        <td key={id} className={look === 'number' ? 'number' : look && styles[look]}>
          <Cell order={order} />
          {id === 'reason' && <WaitingWish order={order} />}
        </td>
      ))}
      <td className={styles.actions}>
        <OrderActions order={order} only={inRow} small />
      </td>
    </tr>
  );
}

const inRow = ['retry', 'cancel', 'drop'] as const;

/** NSE's ordinary series is the rule and needs no words. */
function unusualSeries({ exchange, series }: Order): string | undefined {
  return exchange === 'NSE' && series === 'EQ' ? undefined : `${exchange} ${series}`;
}
