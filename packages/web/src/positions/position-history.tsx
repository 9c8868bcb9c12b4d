import type { OrderEvent } from '../api/types.ts';
import { foldEvents } from '../order/fold-events.ts';
import styles from '../order/timeline.module.css';
import { TimelineEvent } from '../order/timeline-event.tsx';
import { TimelineFold } from '../order/timeline-fold.tsx';
import { Panel } from '../ui/panel.tsx';
import { positions as words } from './strings.ts';

export function PositionHistory({ events }: { readonly events: readonly OrderEvent[] }) {
  const lines = foldEvents(events.toSorted((a, b) => a.seq - b.seq));
  return (
    <Panel title={words.history} aside={<span className={styles.hint}>{words.historyHint}</span>}>
      {lines.length === 0 && <p className={styles.hint}>{words.noHistory}</p>}
      {lines.length > 0 && (
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
