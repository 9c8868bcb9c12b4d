import { Checkbox } from '@mantine/core';
import { memo, type Ref } from 'react';
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
import type { OpenOrder } from './use-open-order.ts';

interface OrderRowProps {
  readonly order: Order;
  readonly columns: readonly Column[];
  readonly isSelected: boolean;
  readonly onSelect: (id: string) => void;
  /** Whether it is the one beside the list. */
  readonly isOpen: boolean;
  /** Whether any is. */
  readonly isBeside: boolean;
  readonly addressOf: OpenOrder['addressOf'];
  /** Whether the row has to say its day itself. */
  readonly dated?: boolean;
  /** Of a row in a list of which only the rows in sight exist: its place, and what measures it there. */
  readonly index?: number;
  readonly measured?: Ref<HTMLTableRowElement>;
}

/**
 * The link on the symbol is the row's one stop for keys; a press anywhere on the row goes the same way. A row is drawn
 * anew only when something of it has changed: while a list is scrolled, that is none of those in sight.
 */
export const OrderRow = memo(function OrderRow(props: OrderRowProps) {
  const { order, columns, isSelected, onSelect, isOpen, isBeside, addressOf, dated = false, index } = props;
  const navigate = useNavigate();
  const address = addressOf(order.id);
  // One after the other beside the list is one step of the browser's history.
  const how = { preventScrollReset: true, replace: isBeside };
  const time = columns.find(({ id }) => id === 'time');
  const others = columns.filter((column) => column !== time);
  const what = `${orders.sides[order.side]} ${formatCount(order.quantity)} ${order.symbol}`;
  const canBeSelected = actionsOf(order).includes('drop');
  return (
    <tr
      ref={props.measured}
      data-index={index}
      aria-rowindex={index === undefined ? undefined : index + 2}
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
            checked={isSelected}
            onChange={() => onSelect(order.id)}
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
});

/** What a row needs of the list: as it was before wherever nothing changed for this row. */
export function rowsShare(
  id: string,
  { id: openId, addressOf }: OpenOrder,
  selection: Pick<Selection, 'ids' | 'toggle'>,
): Pick<OrderRowProps, 'isSelected' | 'onSelect' | 'isOpen' | 'isBeside' | 'addressOf'> {
  return {
    isSelected: selection.ids.has(id),
    onSelect: selection.toggle,
    isOpen: openId === id,
    isBeside: openId !== undefined,
    addressOf,
  };
}

const inRow = ['retry', 'cancel', 'drop'] as const;

/** NSE's ordinary series is the rule and needs no words. */
function unusualSeries({ exchange, series }: Order): string | undefined {
  return exchange === 'NSE' && series === 'EQ' ? undefined : `${exchange} ${series}`;
}
