import type { Selection } from '../actions/use-selection.ts';
import { actionsOf } from '../actions/which-actions.ts';
import type { Order } from '../api/types.ts';
import { formatWeekday } from '../format/time.ts';
import { useColumns } from './columns.ts';
import { groupByDay } from './group-by-day.ts';
import { OrderRow, rowsShare } from './order-row.tsx';
import type { Sort } from './orders-filter.ts';
import { FIXED_COLUMNS, OrdersHead } from './orders-head.tsx';
import styles from './orders-table.module.css';
import { orders } from './strings.ts';
import { useOpenOrder } from './use-open-order.ts';

interface OrdersTableProps {
  readonly rows: readonly Order[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly selection: Selection;
}

export function OrdersTable({ rows, sort, onSort, selection }: OrdersTableProps) {
  const { shown } = useColumns();
  const open = useOpenOrder();
  const byDay = sort.endsWith('created_at');
  const groups = byDay ? groupByDay(rows) : [{ key: 'all', day: undefined, rows }];
  const selectable = rows.filter((order) => actionsOf(order).includes('drop')).map(({ id }) => id);
  const all = selectable.length > 0 && selectable.every((id) => selection.ids.has(id));
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{orders.caption}</caption>
      <OrdersHead
        columns={shown}
        sort={sort}
        onSort={onSort}
        all={{
          every: all,
          some: selectable.some((id) => selection.ids.has(id)),
          none: selectable.length === 0,
          onChange: () => selection.set(selectable, !all),
        }}
      />
      {groups.map(({ key, day, rows: those }) => (
        <tbody key={key}>
          {day && (
            <tr className={styles.group}>
              <th scope="rowgroup" colSpan={shown.length + FIXED_COLUMNS}>
                {orders.groupFor(formatWeekday(day))}
              </th>
            </tr>
          )}
          {those.map((order) => (
            <OrderRow
              key={order.id}
              {...{ order, columns: shown, dated: !byDay }}
              {...rowsShare(order.id, open, selection)}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}
