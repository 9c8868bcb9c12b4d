import { Button } from '@mantine/core';
import { IconDownload, IconFilterOff, IconReceipt } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { harmless } from '../api/failures.ts';
import { tradesQuery } from '../api/queries-positions.ts';
import type { Status } from '../api/types.ts';
import { saveFile } from '../export/save-file.ts';
import { DayRange } from '../ui/day-range.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import filters from '../ui/filters.module.css';
import { Pager } from '../ui/pager.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { fetchAllTrades } from './fetch-all-trades.ts';
import { ProfitHistory } from './profit-history.tsx';
import { positions, trades as words } from './strings.ts';
import { tradesCsv } from './trades-csv.ts';
import {
  isNarrowed,
  readTradesFilter,
  type TradesFilter,
  toTradesQuery,
  writeTradesFilter,
} from './trades-filter.ts';
import { TradesTable } from './trades-table.tsx';

export function Trades({ accounts }: { readonly accounts: Status['accounts'] }) {
  const [params, setParams] = useSearchParams();
  const filter = readTradesFilter(params);
  const { data, error, refetch, isPlaceholderData } = useQuery(tradesQuery(toTradesQuery(filter)));
  const change = (to: Partial<TradesFilter>) =>
    setParams(writeTradesFilter({ ...filter, page: 1, ...to }), { replace: true });
  const clear = (
    <Button
      variant="default"
      size="sm"
      onClick={() => change({ symbol: undefined, fromDay: undefined, toDay: undefined })}
    >
      {words.clear}
    </Button>
  );
  const exporting = useMutation({
    meta: harmless,
    mutationFn: async () => tradesCsv(await fetchAllTrades(toTradesQuery(filter))),
    onSuccess: (text) => saveFile('trades.csv', 'text/csv', text),
  });
  return (
    <>
      <search className={filters.filters} aria-label={words.filters}>
        <input
          type="search"
          data-search
          className={filters.field}
          aria-label={words.symbol}
          placeholder={words.symbol}
          maxLength={30}
          defaultValue={filter.symbol ?? ''}
          key={filter.symbol ?? ''}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
          onBlur={(event) => {
            const symbol = event.currentTarget.value.trim().toUpperCase() || undefined;
            if (symbol !== filter.symbol) change({ symbol });
          }}
        />
        <DayRange fromDay={filter.fromDay} toDay={filter.toDay} onChange={change} />
        {isNarrowed(filter) && clear}
        <Button
          variant="default"
          size="sm"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={exporting.isPending}
          disabled={!data || data.total === 0}
          onClick={() => exporting.mutate()}
        >
          {words.export}
        </Button>
      </search>
      <ProfitHistory filter={filter} />
      {exporting.error && <ProblemNotice error={exporting.error} title={words.exportProblem} />}
      {error && <ProblemNotice error={error} title={words.problem} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={4} height={56} />}
      {data && (
        <Panel
          title={
            data.total === 0 ? positions.tabs.trades : words.sentence(String(data.total), data.total === 1)
          }
          flush
        >
          {data.items.length > 0 ? (
            <TradesTable page={data} accounts={accounts} dimmed={isPlaceholderData} />
          ) : isNarrowed(filter) || filter.page > 1 ? (
            <EmptyState icon={IconFilterOff} title={words.filteredTitle} text={words.filteredText}>
              {clear}
            </EmptyState>
          ) : (
            <EmptyState icon={IconReceipt} title={words.emptyTitle} text={words.emptyText} />
          )}
        </Panel>
      )}
      {data && <Pager page={data} onPage={(page) => change({ page })} />}
    </>
  );
}
