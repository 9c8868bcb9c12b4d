import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { statusQuery } from '../api/queries.ts';
import { eventsQuery } from '../api/queries-activity.ts';
import { useLastGood } from '../clock/use-last-good.ts';
import { formatAge } from '../format/age.ts';
import { formatCount } from '../format/rupees.ts';
import { Page } from '../ui/page.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Tabs } from '../ui/tabs.tsx';
import {
  type ActivityFilter,
  isNarrowed,
  readActivityFilter,
  toEventsQuery,
  writeActivityFilter,
} from './activity-filter.ts';
import { Days } from './days.tsx';
import { History } from './history.tsx';
import { activity as words } from './strings.ts';

/** Who did what, in all accounts, and what became of each day. */
export function ActivityPage() {
  const [params, setParams] = useSearchParams();
  const onDays = params.get('tab') === 'days';
  const filter = readActivityFilter(params);
  const { data: status } = useQuery(statusQuery);
  const events = useQuery({ ...eventsQuery(toEventsQuery(filter)), enabled: !onDays });
  const { data, error, dataUpdatedAt, refetch } = events;
  const age = useLastGood(dataUpdatedAt);
  const change = (to: Partial<ActivityFilter>) => setParams(writeActivityFilter({ ...filter, ...to }));
  const accounts = status?.accounts ?? [];
  return (
    <Page
      title={words.title}
      heading={
        <span aria-live="polite">{!onDays && data ? sentenceOf(data, isNarrowed(filter)) : words.title}</span>
      }
    >
      <Tabs
        label={words.parts}
        tabs={[
          { to: '/activity', word: words.tabs.history, current: !onDays },
          { to: '/activity?tab=days', word: words.tabs.days, current: onDays },
        ]}
      />
      {onDays && <Days />}
      {!onDays && error && (
        <ProblemNotice
          error={error}
          title={words.problem}
          note={data && words.lastGood(formatAge(age))}
          onRetry={() => void refetch()}
        />
      )}
      {!onDays && !data && !error && <SkeletonRows rows={8} height={52} />}
      {!onDays && <History events={events} filter={filter} accounts={accounts} onChange={change} />}
    </Page>
  );
}

function sentenceOf(
  { total, total_capped }: { total: number; total_capped: boolean },
  narrowed: boolean,
): string {
  const count = total_capped ? words.atLeast(formatCount(total)) : formatCount(total);
  return (narrowed ? words.matching : words.sentence)(count, total === 1);
}
