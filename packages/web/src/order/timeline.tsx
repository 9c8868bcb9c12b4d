import { useQuery } from '@tanstack/react-query';
import { orderEventsQuery } from '../api/queries.ts';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { foldEvents } from './fold-events.ts';
import { order as words } from './strings.ts';
import styles from './timeline.module.css';
import { TimelineEvent } from './timeline-event.tsx';
import { TimelineFold } from './timeline-fold.tsx';

/** Everything that happened to the order, oldest first, each with its source and the broker's own words. */
export function Timeline({ orderId }: { readonly orderId: string }) {
  const { data, error, refetch } = useQuery(orderEventsQuery(orderId));
  const lines = data && foldEvents([...data].sort((a, b) => a.seq - b.seq));
  return (
    <Panel title={words.timeline} aside={<span className={styles.hint}>{words.newestLast}</span>}>
      {error && <ProblemNotice error={error} title={words.eventsProblem} onRetry={() => void refetch()} />}
      {!lines && !error && <SkeletonRows rows={4} height={56} />}
      {lines?.length === 0 && <p className={styles.hint}>{words.noEvents}</p>}
      {lines && lines.length > 0 && (
        <ol className={styles.timeline}>
          {lines.map((line) =>
            line.kind === 'fold' ? (
              <TimelineFold key={`fold ${line.id}`} events={line.events} />
            ) : (
              <TimelineEvent key={line.event.id} event={line.event} before={line.before} />
            ),
          )}
        </ol>
      )}
    </Panel>
  );
}
