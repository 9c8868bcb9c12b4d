import { IconCalendarStats } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type DaySummary, daySummariesQuery } from '../api/queries-activity.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { LastGood } from '../ui/last-good.tsx';
import { Panel } from '../ui/panel.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { DayChart } from './day-chart.tsx';
import { DayTable } from './day-table.tsx';
import { Reasons } from './reasons.tsx';
import { stackDays } from './stack-days.ts';
import { activity } from './strings.ts';

export function Days() {
  const { days: words } = activity;
  const summaries = useQuery(daySummariesQuery(undefined));
  return (
    <LastGood query={summaries} title={words.problem} loading={<SkeletonRows rows={6} height={48} />}>
      {summaries.data && <Summed items={summaries.data.items} />}
    </LastGood>
  );
}

function Summed({ items }: { readonly items: readonly DaySummary[] }) {
  const { days: words } = activity;
  if (items.length === 0) {
    return (
      <>
        <Panel title={activity.tabs.days} flush>
          <EmptyState icon={IconCalendarStats} title={words.emptyTitle} text={words.emptyText} />
        </Panel>
        <Reasons />
      </>
    );
  }
  const days = stackDays(items);
  return (
    <>
      {days.some(({ total }) => total > 0) && (
        <Panel title={words.chart}>
          <DayChart days={days} />
        </Panel>
      )}
      <Reasons />
      <Panel title={words.table} flush>
        <DayTable summaries={items} />
      </Panel>
    </>
  );
}
