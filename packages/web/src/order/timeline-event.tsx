import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { useId } from 'react';
import type { OrderEvent } from '../api/types.ts';
import { formatLatency } from '../format/age.ts';
import { formatMoment, formatWeekday, istDay, istSeconds, parseMoment } from '../format/time.ts';
import { lookOfEvent } from './event-look.ts';
import { Evidence } from './evidence.tsx';
import { order as words } from './strings.ts';
import styles from './timeline.module.css';

interface TimelineEventProps {
  readonly event: OrderEvent;
  /** The event before this one; nothing for the first. */
  readonly before: OrderEvent | undefined;
}

export function TimelineEvent({ event, before }: TimelineEventProps) {
  const [opened, { toggle }] = useDisclosure(false);
  const evidenceBox = useId();
  const { tone, icon: Mark } = lookOfEvent(event.kind);
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
      <span
        className={styles.node}
        style={{ '--tone': `var(--tone-${tone})`, '--soft': `var(--tone-${tone}-soft)` }}
      >
        <Mark size={16} aria-hidden />
      </span>
      <div className={styles.what}>
        <p className={styles.sentence}>{event.sentence}</p>
        <p className={styles.source}>
          <span>{words.actors[event.actor]}</span>
          <span>{words.source(event.source)}</span>
          {beforeAt !== undefined && <span>{describeGap(at - beforeAt)}</span>}
          {event.evidence_id && (
            <button
              type="button"
              className={styles.fold}
              data-evidence
              aria-expanded={opened}
              aria-controls={opened ? evidenceBox : undefined}
              aria-label={words.evidenceOf(event.sentence)}
              onClick={toggle}
            >
              {words.evidence}
              <IconChevronDown size={14} aria-hidden />
            </button>
          )}
        </p>
        {opened && event.evidence_id && (
          <div id={evidenceBox}>
            <Evidence id={event.evidence_id} />
          </div>
        )}
      </div>
    </li>
  );
}

function describeGap(ms: number): string {
  return ms <= 0 ? words.sameMoment : words.after(formatLatency(ms));
}
