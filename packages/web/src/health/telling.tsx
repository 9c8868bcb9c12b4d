import type { Health } from '../api/queries-health.ts';
import { formatCount } from '../format/rupees.ts';
import { Facts } from '../ui/facts.tsx';
import { Panel } from '../ui/panel.tsx';
import { formatDelay } from './detection.tsx';
import styles from './health.module.css';
import { health as words } from './strings.ts';

/** The other half of "at once": how long a message took once its event was known. */
export function Telling({ telling }: Pick<Health, 'telling'>) {
  const { count, p50_ms, p95_ms, max_ms } = telling;
  return (
    <Panel title={words.telling}>
      {count === 0 ? (
        <p className={styles.hint}>{words.noTelling}</p>
      ) : (
        <>
          <p className={styles.hint}>{words.tellingText(formatCount(count), count === 1)}</p>
          <Facts
            facts={[
              { name: words.p50, value: formatDelay(p50_ms) },
              { name: words.p95, value: formatDelay(p95_ms) },
              { name: words.max, value: formatDelay(max_ms) },
            ]}
          />
        </>
      )}
    </Panel>
  );
}
