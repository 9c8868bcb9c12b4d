import { Button } from '@mantine/core';
import { IconFilterOff, IconHistory } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { components } from '../api/generated/schema.js';
import type { Status } from '../api/types.ts';
import { formatCount } from '../format/rupees.ts';
import { formatDay, formatWholeDay } from '../format/time.ts';
import { useHeldRows } from '../orders/use-held-rows.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { LastGood } from '../ui/last-good.tsx';
import { Pager } from '../ui/pager.tsx';
import { Panel } from '../ui/panel.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { WaitingPill } from '../ui/waiting-pill.tsx';
import { type ActivityFilter, isNarrowed, NOTHING_NARROWED, writeActivityFilter } from './activity-filter.ts';
import { ActivityFilters } from './activity-filters.tsx';
import { ActivityRow } from './activity-row.tsx';
import { groupByDay } from './group-by-day.ts';
import styles from './history.module.css';
import { activity as words } from './strings.ts';

interface HistoryProps {
  readonly events: UseQueryResult<components['schemas']['EventPage']>;
  readonly filter: ActivityFilter;
  readonly accounts: Status['accounts'];
  readonly onChange: (change: Partial<ActivityFilter>) => void;
}

export function History({ events, filter, accounts, onChange }: HistoryProps) {
  const { data, isPlaceholderData } = events;
  const held = useHeldRows({
    question: writeActivityFilter(filter).toString(),
    rows: data?.items,
    isEarlier: isPlaceholderData,
  });
  const labelOf = (id: string) =>
    accounts.length < 2 ? undefined : accounts.find((account) => account.id === id)?.label;
  return (
    <>
      <ActivityFilters filter={filter} accounts={accounts} onChange={(to) => onChange({ page: 1, ...to })} />
      <LastGood query={events} title={words.problem} loading={<SkeletonRows rows={8} height={52} />}>
        {data && (
          <div {...held.hold}>
            <WaitingPill
              text={
                held.waiting > 0 ? words.waiting(formatCount(held.waiting), held.waiting === 1) : undefined
              }
              onShow={held.show}
            />
            <div className={styles.days} data-dimmed={isPlaceholderData || undefined}>
              {groupByDay(held.rows).map(({ day, items }) => (
                <Panel key={day} title={formatWholeDay(day)} flush>
                  <ol aria-label={words.list(formatDay(day))}>
                    {items.map((event) => (
                      <ActivityRow key={event.id} event={event} account={labelOf(event.account_id)} />
                    ))}
                  </ol>
                </Panel>
              ))}
              {data.items.length === 0 && (
                <Panel title={words.tabs.history} flush>
                  {isNarrowed(filter) || filter.page > 1 ? (
                    <EmptyState icon={IconFilterOff} title={words.filteredTitle} text={words.filteredText}>
                      <Button
                        variant="default"
                        size="sm"
                        onClick={() => onChange({ ...NOTHING_NARROWED, page: 1 })}
                      >
                        {words.clear}
                      </Button>
                    </EmptyState>
                  ) : (
                    <EmptyState icon={IconHistory} title={words.emptyTitle} text={words.emptyText} />
                  )}
                </Panel>
              )}
            </div>
          </div>
        )}
        {data && <Pager page={data} onPage={(page) => onChange({ page })} />}
      </LastGood>
    </>
  );
}
