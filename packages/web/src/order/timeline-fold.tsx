import { useDisclosure } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import type { OrderEvent } from '../api/types.ts';
import { formatLatency } from '../format/age.ts';
import { formatCount } from '../format/rupees.ts';
import { parseMoment } from '../format/time.ts';
import fold from '../ui/fold.module.css';
import parts from './event-parts.module.css';
import { order as words } from './strings.ts';
import styles from './timeline.module.css';
import { TimelineEvent } from './timeline-event.tsx';

/** A run of equal events behind one button. */
export function TimelineFold({ events }: { readonly events: readonly OrderEvent[] }) {
  const [opened, { open }] = useDisclosure(false);
  if (opened) {
    return events.map((event, at) => <TimelineEvent key={event.id} event={event} before={events[at - 1]} />);
  }
  const [first] = events;
  const last = events.at(-1);
  const took = first && last ? parseMoment(last.at) - parseMoment(first.at) : 0;
  return (
    <li className={styles.event}>
      <span className={styles.when} />
      <div className={styles.node}>
        <span className={parts.node} style={{ '--tone': 'var(--ink-3)', '--soft': 'var(--sunken)' }}>
          <IconDots size={16} aria-hidden />
        </span>
      </div>
      <div className={styles.what}>
        <button type="button" className={fold.fold} onClick={open}>
          {words.more(formatCount(events.length), formatLatency(took))}
        </button>
      </div>
    </li>
  );
}
