import type { OrderEvent } from '../api/types.ts';
import { formatLatency } from '../format/age.ts';
import { formatMoment, formatWeekday, istDay, istSeconds, parseMoment } from '../format/time.ts';
import { EventNode, EventSource, useEvidenceFold } from './event-parts.tsx';
import { order as words } from './strings.ts';
import styles from './timeline.module.css';

interface TimelineEventProps {
  readonly event: OrderEvent;
  /** The event before this one; nothing for the first. */
  readonly before: OrderEvent | undefined;
}

export function TimelineEvent({ event, before }: TimelineEventProps) {
  const { button, evidence } = useEvidenceFold(event);
  const at = parseMoment(event.at);
  const day = istDay(at);
  const beforeAt = before && parseMoment(before.at);
  const newDay = beforeAt === undefined || istDay(beforeAt) !== day;
  return (
    <li className={styles.event} data-row={event.id} tabIndex={-1}>
      <div className={styles.when}>
        <time dateTime={event.at} title={formatMoment(at)}>
          {istSeconds(at)}
        </time>
        {newDay && <span>{formatWeekday(day)}</span>}
      </div>
      <div className={styles.node}>
        <EventNode kind={event.kind} />
      </div>
      <div className={styles.what}>
        <p className={styles.sentence}>{event.sentence}</p>
        <EventSource actor={event.actor} source={event.source}>
          {beforeAt !== undefined && <span>{describeGap(at - beforeAt)}</span>}
          {button}
        </EventSource>
        {evidence}
      </div>
    </li>
  );
}

function describeGap(ms: number): string {
  return ms <= 0 ? words.sameMoment : words.after(formatLatency(ms));
}
