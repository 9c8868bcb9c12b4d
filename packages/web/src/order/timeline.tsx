import { useQuery } from '@tanstack/react-query';
import { orderEventsQuery } from '../api/queries.ts';
import { parseMoment } from '../format/time.ts';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { order as words } from './strings.ts';
import styles from './timeline.module.css';
import { TimelineEvent } from './timeline-event.tsx';

/** Everything that happened to the order, oldest first, each with its source and the broker's own words. */
export function Timeline({ orderId }: { readonly orderId: string }) {
  const { data, error, refetch } = useQuery(orderEventsQuery(orderId));
  const events = data && [...data].sort((a, b) => a.seq - b.seq);
  return (
    <Panel title={words.timeline} aside={<span className={styles.hint}>{words.newestLast}</span>}>
      {error && <ProblemNotice error={error} title={words.eventsProblem} onRetry={() => void refetch()} />}
      {!events && !error && <SkeletonRows rows={4} height={56} />}
      {events?.length === 0 && <p className={styles.hint}>{words.noEvents}</p>}
      {events && events.length > 0 && (
        <ol className={styles.timeline}>
          {events.map((event, at) => {
            const before = events[at - 1];
            return (
              <TimelineEvent
                key={event.id}
                event={event}
                sinceMs={before && parseMoment(event.at) - parseMoment(before.at)}
                before={before?.at}
              />
            );
          })}
        </ol>
      )}
    </Panel>
  );
}
