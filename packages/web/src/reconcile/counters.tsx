import { Link } from 'react-router';
import type { DivergencePage } from '../api/queries-today.ts';
import { formatCount } from '../format/rupees.ts';
import styles from './counters.module.css';
import { type Counter, counters } from './describe-agreement.ts';
import { reconcile as words } from './strings.ts';
import { lookOfCounter } from './verdict-look.ts';

interface CountersProps {
  readonly counted: DivergencePage['counters'];
  readonly shown: Counter | undefined;
  /** Whether the broker was read: otherwise a nought is not known to be one. */
  readonly isRead: boolean;
}

/** How many orders are how; each narrows the rows below. */
export function Counters({ counted, shown, isRead }: CountersProps) {
  return (
    <nav className={styles.counters} aria-label={words.counters}>
      {counters.map((counter) => {
        const { tone, icon: Mark } = lookOfCounter(counter);
        return (
          <Link
            key={counter}
            to={shown === counter ? '/reconcile' : `/reconcile?show=${counter}`}
            className={styles.counter}
            aria-current={shown === counter ? 'true' : undefined}
            data-nought={counted[counter] === 0 || undefined}
            style={{ '--tone': `var(--tone-${tone})` }}
          >
            <span className={styles.number}>
              {counted[counter] === 0 && !isRead ? (
                <>
                  <span aria-hidden>–</span>
                  <span className="visually-hidden">{words.notKnown}</span>
                </>
              ) : (
                formatCount(counted[counter])
              )}
            </span>
            <span className={styles.word}>
              <Mark size={15} aria-hidden />
              {words.counter[counter]}
            </span>
          </Link>
        );
      })}
    </nav>
  );
}
