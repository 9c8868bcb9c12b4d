import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { deliveriesQuery, deliveryTallyQuery, sendAgain } from '../api/queries-notices.ts';
import { useLastGood } from '../clock/use-last-good.ts';
import { formatAge } from '../format/age.ts';
import { formatCount } from '../format/rupees.ts';
import filters from '../ui/filters.module.css';
import { Pager } from '../ui/pager.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Segments } from '../ui/segments.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { ChannelTally } from './channel-tally.tsx';
import { MessageDays } from './message-days.tsx';
import {
  type MessageFilter,
  type Outcome,
  readMessageFilter,
  toDeliveryQuery,
  writeMessageFilter,
} from './message-filter.ts';
import { messages as words } from './strings.ts';

/** What went out over the channels and what became of it; what did not get through can be sent again. */
export function Messages() {
  const client = useQueryClient();
  const [params, setParams] = useSearchParams();
  const filter = readMessageFilter(params);
  const page = useQuery(deliveriesQuery(toDeliveryQuery(filter)));
  const { data: tally } = useQuery(deliveryTallyQuery);
  const age = useLastGood(page.dataUpdatedAt);
  const again = useMutation({
    mutationFn: sendAgain,
    onSuccess: () => client.invalidateQueries({ queryKey: ['notifications'] }),
  });
  const change = (to: Partial<MessageFilter>) =>
    setParams(writeMessageFilter({ ...filter, page: 1, ...to }), { replace: true });
  const { data, error } = page;
  return (
    <>
      <ChannelTally
        channels={tally?.channels ?? []}
        isPending={again.isPending}
        onAgain={(channel) => again.mutate({ channel })}
      />
      <Filters filter={filter} onChange={change} />
      <p role="status" className={again.data ? undefined : 'visually-hidden'}>
        {again.data && words.asked(formatCount(again.data.changed), again.data.changed === 1)}
      </p>
      {again.error && <ProblemNotice error={again.error} title={words.againProblem} />}
      {error && (
        <ProblemNotice
          error={error}
          title={words.problem}
          note={data && words.lastGood(formatAge(age))}
          onRetry={() => void page.refetch()}
        />
      )}
      {!data && !error && <SkeletonRows rows={6} height={52} />}
      {data && (
        <MessageDays
          items={data.items}
          isOld={page.isPlaceholderData || error !== null}
          isNarrowed={filter.outcome !== undefined || filter.channel !== undefined || filter.page > 1}
          isPending={again.isPending}
          onClear={() => change({ outcome: undefined, channel: undefined })}
          onAgain={({ channel, notification }) => again.mutate({ channel, notification_id: notification.id })}
        />
      )}
      {data && <Pager page={data} onPage={(number) => change({ page: number })} />}
    </>
  );
}

interface FiltersProps {
  readonly filter: MessageFilter;
  readonly onChange: (change: Partial<MessageFilter>) => void;
}

function Filters({ filter, onChange }: FiltersProps) {
  const channels = Object.entries(words.channels) as [NonNullable<MessageFilter['channel']>, string][];
  return (
    <search className={filters.filters} aria-label={words.filters}>
      <Segments<Outcome>
        legend={words.outcome}
        choices={[[undefined, words.anything], ...(Object.entries(words.outcomes) as [Outcome, string][])]}
        value={filter.outcome}
        onChange={(outcome) => onChange({ outcome })}
      />
      <select
        className={filters.field}
        aria-label={words.channel}
        value={filter.channel ?? ''}
        onChange={(event) =>
          onChange({ channel: channels.find(([kind]) => kind === event.currentTarget.value)?.[0] })
        }
      >
        <option value="">{words.everyChannel}</option>
        {channels.map(([kind, word]) => (
          <option key={kind} value={kind}>
            {word}
          </option>
        ))}
      </select>
    </search>
  );
}
