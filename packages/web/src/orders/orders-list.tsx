import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useSelection } from '../actions/use-selection.ts';
import { ordersQuery } from '../api/queries.ts';
import type { Status } from '../api/types.ts';
import { takeRow } from '../ui/last-list.ts';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EndlessList } from './endless-list.tsx';
import { ListFrame } from './list-frame.tsx';
import { OrderCards } from './order-cards.tsx';
import { type OrdersFilter, toQuery, writeFilter } from './orders-filter.ts';
import styles from './orders-list.module.css';
import { OrdersTable } from './orders-table.tsx';
import { useHeldRows } from './use-held-rows.ts';

export interface OrdersListProps {
  readonly status: Status;
  readonly filter: OrdersFilter;
  readonly onChange: (change: Partial<OrdersFilter>) => void;
}

export function OrdersList(props: OrdersListProps) {
  return props.filter.size === 'all' ? <EndlessList {...props} /> : <PagedList {...props} />;
}

function PagedList(props: OrdersListProps) {
  const { filter, onChange } = props;
  const page = useQuery(ordersQuery(toQuery(filter)));
  const wide = useMediaQuery('(min-width: 60em)', undefined, { getInitialValueInEffect: false });
  const held = useHeldRows({
    question: writeFilter(filter).toString(),
    rows: page.data?.items,
    isEarlier: page.isPlaceholderData,
  });
  const { rows } = held;
  const selection = useSelection(rows);
  const sheet = useRef<HTMLDivElement>(null);
  const loaded = page.data !== undefined;

  useEffect(() => {
    const row = loaded ? takeRow() : undefined;
    if (row) sheet.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"]`)?.focus();
  }, [loaded]);

  const loading = (
    <div className={styles.sheet}>
      <SkeletonRows rows={10} height={41} />
    </div>
  );
  return (
    <ListFrame {...props} {...{ page, held, selection, loading }} ref={sheet}>
      {wide ? (
        <OrdersTable
          rows={rows}
          sort={filter.sort}
          onSort={(sort) => onChange({ sort })}
          selection={selection}
        />
      ) : (
        <OrderCards rows={rows} sort={filter.sort} />
      )}
    </ListFrame>
  );
}
