import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { bulk } from '../actions/strings.ts';
import type { Column } from './columns.ts';
import type { Sort, SortColumn } from './orders-filter.ts';
import styles from './orders-table.module.css';
import { orders } from './strings.ts';

interface OrdersHeadProps {
  readonly columns: readonly Column[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  /** Where all rows are there to be selected. */
  readonly all?: {
    readonly some: boolean;
    readonly every: boolean;
    readonly none: boolean;
    readonly onChange: () => void;
  };
}

/** Beside the columns that can be chosen: the box to select a row, the symbol, and the actions. */
export const FIXED_COLUMNS = 3;

export function OrdersHead({ columns, sort, onSort, all }: OrdersHeadProps) {
  const { columns: words } = orders;
  const sortable = { sort, onSort };
  const withTime = columns.some(({ id }) => id === 'time');
  return (
    <thead>
      <tr>
        <th scope="col" data-column="select" className={`${styles.head} ${styles.select}`}>
          {all ? (
            <Checkbox
              size="xs"
              aria-label={bulk.selectAll}
              checked={all.every}
              disabled={all.none}
              indeterminate={all.some && !all.every}
              onChange={all.onChange}
            />
          ) : (
            <span className="visually-hidden">{words.select}</span>
          )}
        </th>
        {withTime && <SortHead id="time" column="created_at" word={words.time} {...sortable} />}
        <SortHead id="symbol" column="symbol" word={words.symbol} {...sortable} />
        {columns
          .filter(({ id }) => id !== 'time')
          .map(({ id, word, sort: column, look }) =>
            column ? (
              <SortHead
                key={id}
                id={id}
                column={column}
                word={word}
                isNumber={look === 'number'}
                {...sortable}
              />
            ) : (
              <th
                key={id}
                scope="col"
                data-column={id}
                className={[styles.head, look === 'number' && 'number', look === 'lesser' && styles.lesser]
                  .filter(Boolean)
                  .join(' ')}
              >
                {word}
              </th>
            ),
          )}
        <th scope="col" data-column="actions" className={styles.head}>
          <span className="visually-hidden">{words.actions}</span>
        </th>
      </tr>
    </thead>
  );
}

interface SortHeadProps {
  readonly id: string;
  readonly column: SortColumn;
  readonly word: string;
  readonly isNumber?: boolean;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

function SortHead({ id, column, word, isNumber = false, sort, onSort }: SortHeadProps) {
  const down: Sort = `-${column}`;
  // The latest time and the largest number first, but words from A.
  const [first, second] =
    column === 'created_at' || isNumber ? ([down, column] as const) : ([column, down] as const);
  const direction = sort === column ? 'ascending' : sort === down ? 'descending' : undefined;
  const Mark = direction === 'ascending' ? IconArrowUp : IconArrowDown;
  return (
    <th
      scope="col"
      data-column={id}
      className={isNumber ? `${styles.head} number` : styles.head}
      aria-sort={direction ?? 'none'}
    >
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
