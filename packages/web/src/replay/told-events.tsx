import { ActivityRow } from '../activity/activity-row.tsx';
import type { ActivityEvent } from '../api/queries-today.ts';
import { formatCount } from '../format/rupees.ts';
import { ScrollBox } from '../ui/scroll-box.tsx';
import styles from './replay.module.css';
import { replay as words } from './strings.ts';

const SHOWN = 40;

interface ToldEventsProps {
  /** In order. */
  readonly known: readonly ActivityEvent[];
  readonly of: number;
  readonly isLinked: boolean;
}

/** What had been recorded by that instant, the latest first. */
export function ToldEvents({ known, of, isLinked }: ToldEventsProps) {
  const told = words.told(formatCount(known.length), formatCount(of));
  return (
    <section className={styles.part} aria-label={told}>
      <h3>{told}</h3>
      {known.length === 0 ? (
        <p className={styles.explains}>{words.noneTold}</p>
      ) : (
        <ScrollBox label={words.scrolled} className={styles.rows}>
          <ol reversed>
            {known
              .slice(-SHOWN)
              .reverse()
              .map((event) => (
                <ActivityRow key={event.id} event={event} account={undefined} isLinked={isLinked} />
              ))}
          </ol>
        </ScrollBox>
      )}
      {known.length > SHOWN && (
        <p className={styles.explains}>{words.earlier(formatCount(known.length - SHOWN))}</p>
      )}
    </section>
  );
}
