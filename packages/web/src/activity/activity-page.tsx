import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { statusQuery } from '../api/queries.ts';
import { eventsQuery } from '../api/queries-activity.ts';
import { deliveryTallyQuery } from '../api/queries-notices.ts';
import { formatCount } from '../format/rupees.ts';
import { describeTally } from '../messages/describe-tally.ts';
import { Messages } from '../messages/messages.tsx';
import { Page } from '../ui/page.tsx';
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

/** Who did what, in all accounts, what became of each day, and what was told of it. */
export function ActivityPage() {
  const [params, setParams] = useSearchParams();
  const tab = params.get('tab');
  const onDays = tab === 'days';
  const onMessages = tab === 'messages';
  const onHistory = !onDays && !onMessages;
  const filter = readActivityFilter(params);
  const { data: status } = useQuery(statusQuery);
  const events = useQuery({ ...eventsQuery(toEventsQuery(filter)), enabled: onHistory });
  const { data: tally } = useQuery({ ...deliveryTallyQuery, enabled: onMessages });
  const { data } = events;
  const change = (to: Partial<ActivityFilter>) => setParams(writeActivityFilter({ ...filter, ...to }));
  const accounts = status?.accounts ?? [];
  const told = onMessages && tally ? describeTally(tally.channels) : words.title;
  const heading = onHistory && data ? sentenceOf(data, isNarrowed(filter)) : told;
  return (
    <Page title={words.title} heading={<span aria-live="polite">{heading}</span>}>
      <Tabs
        label={words.parts}
        tabs={[
          { to: '/activity', word: words.tabs.history, current: onHistory },
          { to: '/activity?tab=days', word: words.tabs.days, current: onDays },
          { to: '/activity?tab=messages', word: words.tabs.messages, current: onMessages },
        ]}
      />
      {onDays && <Days />}
      {onMessages && <Messages />}
      {onHistory && <History events={events} filter={filter} accounts={accounts} onChange={change} />}
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
