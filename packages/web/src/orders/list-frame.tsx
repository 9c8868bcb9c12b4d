import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode, Ref } from 'react';
import { BulkBar } from '../actions/bulk-bar.tsx';
import type { Selection } from '../actions/use-selection.ts';
import type { OrderPage } from '../api/types.ts';
import { useLastGood } from '../clock/use-last-good.ts';
import { formatAge } from '../format/age.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ListSheet, type ListSheetProps } from './list-sheet.tsx';
import { NoOrders } from './no-orders.tsx';
import { clearFilters, countFilters } from './orders-filter.ts';
import type { OrdersListProps } from './orders-list.tsx';
import { Paging } from './paging.tsx';
import { orders } from './strings.ts';

interface ListFrameProps extends OrdersListProps {
  readonly page: UseQueryResult<OrderPage>;
  readonly held: ListSheetProps['held'];
  readonly selection: Selection;
  readonly ref: Ref<HTMLDivElement>;
  /** Shown until there is anything. */
  readonly loading: ReactNode;
  readonly children: ReactNode;
}

/** What stands around the rows, however they are drawn: what is wrong, whether they are old, and the pages. */
export function ListFrame(props: ListFrameProps) {
  const { page, held, selection, status, filter, onChange, loading, children, ref } = props;
  const { data, error, isPlaceholderData, dataUpdatedAt, refetch } = page;
  const age = useLastGood(dataUpdatedAt);
  const notice = error && (
    <ProblemNotice
      error={error}
      title={orders.problem}
      note={data && orders.lastGood(formatAge(age))}
      onRetry={() => void refetch()}
    />
  );
  if (!data) return notice ?? loading;
  return (
    <>
      {notice}
      <ListSheet ref={ref} isOld={isPlaceholderData || error !== null} held={held}>
        {data.total === 0 ? (
          <NoOrders
            status={status}
            filtered={countFilters(filter) > 0}
            onClear={() => onChange(clearFilters(filter))}
          />
        ) : (
          children
        )}
      </ListSheet>
      <BulkBar selection={selection} />
      {data.total > 0 && (
        <Paging
          page={data}
          size={filter.size}
          onPage={(number) => onChange({ page: number })}
          onSize={(size) => onChange({ size })}
        />
      )}
    </>
  );
}
