import type { Status } from '../api/types.ts';
import { useNow } from '../clock/use-now.ts';
import { formatCountdown } from '../format/age.ts';
import { parseMoment } from '../format/time.ts';
import styles from './next-action.module.css';
import { shell } from './strings.ts';

interface NextActionProps {
  readonly action: Status['next_action'];
  readonly answering: boolean;
}

/** What the desk will do next by itself, and when. */
export function NextAction({ action, answering }: NextActionProps) {
  const now = useNow();
  return (
    <p className={styles.next}>
      <span className={styles.name}>{shell.next}</span>{' '}
      <span className={styles.label}>{answering ? describe(action, now) : shell.notKnown}</span>
    </p>
  );
}

function describe(action: Status['next_action'], now: number): string {
  return action
    ? shell.nextIn(action.label, formatCountdown(parseMoment(action.at) - now))
    : shell.nothingNext;
}
