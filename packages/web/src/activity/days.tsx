import { IconCalendarStats } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { daySummariesQuery } from '../api/queries-activity.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { DayChart } from './day-chart.tsx';
import { DayTable } from './day-table.tsx';
import { Reasons } from './reasons.tsx';
import { stackDays } from './stack-days.ts';
import { activity } from './strings.ts';

export function Days() {
  const { days: words } = activity;
  const { data, error, refetch } = useQuery(daySummariesQuery(undefined));
  if (error) return <ProblemNotice error={error} title={words.problem} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={6} height={48} />;
  if (data.items.length === 0) {
    return (
      <>
        <Panel title={activity.tabs.days} flush>
          <EmptyState icon={IconCalendarStats} title={words.emptyTitle} text={words.emptyText} />
        </Panel>
        <Reasons />
      </>
    );
  }
  const days = stackDays(data.items);
  return (
    <>
      {days.some(({ total }) => total > 0) && (
        <Panel title={words.chart}>
          <DayChart days={days} />
        </Panel>
      )}
      <Reasons />
      <Panel title={words.table} flush>
        <DayTable summaries={data.items} />
      </Panel>
    </>
  );
}
