import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { BulkBar } from '../actions/bulk-bar.tsx';
import { useSelection } from '../actions/use-selection.ts';
import { ordersQuery } from '../api/queries.ts';
import type { Status } from '../api/types.ts';
import { useLastGood } from '../clock/use-last-good.ts';
import { formatAge } from '../format/age.ts';
import { takeRow } from '../ui/last-list.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EndlessList } from './endless-list.tsx';
import { ListSheet } from './list-sheet.tsx';
import { NoOrders } from './no-orders.tsx';
import { OrderCards } from './order-cards.tsx';
import { clearFilters, countFilters, type OrdersFilter, toQuery, writeFilter } from './orders-filter.ts';
import styles from './orders-list.module.css';
import { OrdersTable } from './orders-table.tsx';
import { Paging } from './paging.tsx';
import { orders } from './strings.ts';
import { useHeldRows } from './use-held-rows.ts';

export interface OrdersListProps {
  readonly status: Status;
  readonly filter: OrdersFilter;
  readonly onChange: (change: Partial<OrdersFilter>) => void;
}

export function OrdersList(props: OrdersListProps) {
  return props.filter.size === 'all' ? <EndlessList {...props} /> : <PagedList {...props} />;
}

function PagedList({ status, filter, onChange }: OrdersListProps) {
  const { data, error, isPlaceholderData, dataUpdatedAt, refetch } = useQuery(ordersQuery(toQuery(filter)));
  const wide = useMediaQuery('(min-width: 60em)', undefined, { getInitialValueInEffect: false });
  const age = useLastGood(dataUpdatedAt);
  const held = useHeldRows({
    question: writeFilter(filter).toString(),
    rows: data?.items,
    isEarlier: isPlaceholderData,
  });
  const { rows } = held;
  const selection = useSelection(rows);
  const sheet = useRef<HTMLDivElement>(null);
  const loaded = data !== undefined;

  useEffect(() => {
    const row = loaded ? takeRow() : undefined;
    if (row) sheet.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"]`)?.focus();
  }, [loaded]);

  const notice = error && (
    <ProblemNotice
      error={error}
      title={orders.problem}
      note={data && orders.lastGood(formatAge(age))}
      onRetry={() => void refetch()}
    />
  );
  if (!data)
    return (
      notice ?? (
        <div className={styles.sheet}>
          <SkeletonRows rows={10} height={41} />
        </div>
      )
    );
  return (
    <>
      {notice}
      <ListSheet ref={sheet} isOld={isPlaceholderData || error !== null} held={held}>
        {data.total === 0 ? (
          <NoOrders
            status={status}
            filtered={countFilters(filter) > 0}
            onClear={() => onChange(clearFilters(filter))}
          />
        ) : wide ? (
          <OrdersTable
            rows={rows}
            sort={filter.sort}
            onSort={(sort) => onChange({ sort })}
            selection={selection}
          />
        ) : (
          <OrderCards rows={rows} sort={filter.sort} />
        )}
      </ListSheet>
      <BulkBar selection={selection} />
      {data.total > 0 && (
        <Paging
          page={data}
          size={filter.size}
          onPage={(page) => onChange({ page })}
          onSize={(size) => onChange({ size })}
        />
      )}
    </>
  );
}
