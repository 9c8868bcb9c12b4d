import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { Order } from '../api/types.ts';
import { formatWeekday } from '../format/time.ts';
import { groupByDay } from './group-by-day.ts';
import { OrderRow } from './order-row.tsx';
import type { Sort } from './orders-filter.ts';
import styles from './orders-table.module.css';
import { orders } from './strings.ts';

interface OrdersTableProps {
  readonly rows: readonly Order[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

const columns = 11;

export function OrdersTable({ rows, sort, onSort }: OrdersTableProps) {
  const byDay = sort.endsWith('created_at');
  const groups = byDay ? groupByDay(rows) : [{ day: undefined, rows }];
  const { columns: words } = orders;
  const sortable = { sort, onSort };
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{orders.caption}</caption>
      <thead>
        <tr>
          <SortHead column="created_at" word={words.time} {...sortable} />
          <SortHead column="symbol" word={words.symbol} {...sortable} />
          <th scope="col" className={styles.head}>
            {words.side}
          </th>
          <th scope="col" className={`${styles.head} number`}>
            {words.quantity}
          </th>
          <th scope="col" className={styles.head}>
            {words.type}
          </th>
          <th scope="col" className={`${styles.head} number`}>
            {words.limit}
          </th>
          <th scope="col" className={`${styles.head} number`}>
            {words.average}
          </th>
          <SortHead column="status" word={words.state} {...sortable} />
          <th scope="col" className={styles.head}>
            {words.reason}
          </th>
          <th scope="col" className={`${styles.head} ${styles.lesser}`}>
            {words.origin}
          </th>
          <th scope="col" className={`${styles.head} number`}>
            {words.checked}
          </th>
        </tr>
      </thead>
      {groups.map(({ day, rows: those }) => (
        <tbody key={`${day} ${those[0]?.id}`}>
          {day && (
            <tr className={styles.group}>
              <th scope="rowgroup" colSpan={columns}>
                {orders.groupFor(formatWeekday(day))}
              </th>
            </tr>
          )}
          {those.map((order) => (
            <OrderRow key={order.id} order={order} />
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
