import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { bulk } from '../actions/strings.ts';
import type { Selection } from '../actions/use-selection.ts';
import { actionsOf } from '../actions/which-actions.ts';
import type { Order } from '../api/types.ts';
import { formatWeekday } from '../format/time.ts';
import { useColumns } from './columns.ts';
import { groupByDay } from './group-by-day.ts';
import { OrderRow } from './order-row.tsx';
import type { Sort } from './orders-filter.ts';
import styles from './orders-table.module.css';
import { orders } from './strings.ts';

interface OrdersTableProps {
  readonly rows: readonly Order[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly selection: Selection;
}

/** Beside the columns that can be chosen: the box to select a row, the symbol, and the actions. */
const FIXED = 3;

export function OrdersTable({ rows, sort, onSort, selection }: OrdersTableProps) {
  const { shown } = useColumns();
  const byDay = sort.endsWith('created_at');
  const groups = byDay ? groupByDay(rows) : [{ day: undefined, rows }];
  const { columns: words } = orders;
  const sortable = { sort, onSort };
  const withTime = shown.some(({ id }) => id === 'time');
  const selectable = rows.filter((order) => actionsOf(order).includes('drop')).map(({ id }) => id);
  const all = selectable.length > 0 && selectable.every((id) => selection.ids.has(id));
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{orders.caption}</caption>
      <thead>
        <tr>
          <th scope="col" className={`${styles.head} ${styles.select}`}>
            <Checkbox
              size="xs"
              aria-label={bulk.selectAll}
              checked={all}
              disabled={selectable.length === 0}
              indeterminate={!all && selectable.some((id) => selection.ids.has(id))}
              onChange={() => selection.set(selectable, !all)}
            />
          </th>
          {withTime && <SortHead column="created_at" word={words.time} {...sortable} />}
          <SortHead column="symbol" word={words.symbol} {...sortable} />
          {shown
            .filter(({ id }) => id !== 'time')
            .map(({ id, word, sort: column, look }) =>
              column ? (
                <SortHead key={id} column={column} word={word} {...sortable} />
              ) : (
                <th
                  key={id}
                  scope="col"
                  className={[styles.head, look === 'number' && 'number', look === 'lesser' && styles.lesser]
                    .filter(Boolean)
                    .join(' ')}
                >
                  {word}
                </th>
              ),
            )}
          <th scope="col" className={styles.head}>
            <span className="visually-hidden">{words.actions}</span>
          </th>
        </tr>
      </thead>
      {groups.map(({ day, rows: those }) => (
        <tbody key={`${day} ${those[0]?.id}`}>
          {day && (
            <tr className={styles.group}>
              <th scope="rowgroup" colSpan={shown.length + FIXED}>
                {orders.groupFor(formatWeekday(day))}
              </th>
            </tr>
          )}
          {those.map((order) => (
            <OrderRow key={order.id} order={order} columns={shown} selection={selection} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

interface SortHeadProps {
  readonly column: 'created_at' | 'symbol' | 'status';
  readonly word: string;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

function SortHead({ column, word, sort, onSort }: SortHeadProps) {
  const down: Sort = `-${column}`;
  // The latest time first, but words from A.
  const [first, second] = column === 'created_at' ? ([down, column] as const) : ([column, down] as const);
  const direction = sort === column ? 'ascending' : sort === down ? 'descending' : undefined;
  const Mark = direction === 'ascending' ? IconArrowUp : IconArrowDown;
  return (
    <th scope="col" className={styles.head} aria-sort={direction ?? 'none'}>
      <button
        type="button"
        className={styles.sort}
        title={orders.sortBy(word)}
        onClick={() => onSort(sort === first ? second : first)}
      >
        {word}
        {direction && <Mark size={13} aria-hidden />}
      </button>
    </th>
  );
}
