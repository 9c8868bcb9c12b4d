import type { Status } from '../api/types.ts';
import { useNow } from '../clock/use-now.ts';
import { formatCountdown } from '../format/age.ts';
import { parseMoment } from '../format/time.ts';
import styles from './next-action.module.css';
import { shell } from './strings.ts';

/** What the desk will do next by itself, and when. */
export function NextAction({ action }: { readonly action: Status['next_action'] }) {
  const now = useNow();
  return (
    <p className={styles.next}>
      <span className={styles.name}>{shell.next}</span>{' '}
      {action ? (
        <span className={styles.label}>
          {shell.nextIn(action.label, formatCountdown(parseMoment(action.at) - now))}
        </span>
      ) : (
        <span className={styles.label}>{shell.nothingNext}</span>
      )}
    </p>
  );
}
