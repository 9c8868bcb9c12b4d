import { useQuery } from '@tanstack/react-query';
import { statusQuery } from '../api/queries.ts';
import { useSilence } from '../api/use-silence.ts';
import { useNow } from '../clock/use-now.ts';
import { formatCountdown } from '../format/age.ts';
import { formatWeekday, istDay, istMinutes, parseMoment } from '../format/time.ts';
import { Panel } from '../ui/panel.tsx';
import styles from './next-step.module.css';
import { today } from './strings.ts';

/** What the desk does next by itself, with the time left. */
export function NextStep() {
  const { data: status } = useQuery(statusQuery);
  const now = useNow();
  const isSilent = useSilence() !== undefined;
  if (!status) return null;
  const { next_action: action } = status;
  const at = action && parseMoment(action.at);
  return (
    <Panel title={today.next}>
      {isSilent ? (
        <p>{today.nextNotKnown}</p>
      ) : action && at ? (
        <p className={styles.next}>
          <span className={styles.label}>{action.label}</span>
          <span className={styles.countdown}>{today.in(formatCountdown(at - now))}</span>
          <span className={styles.at}>{today.at(`${formatWeekday(istDay(at))}, ${istMinutes(at)}`)}</span>
        </p>
      ) : (
        <p>{today.nothingNext}</p>
      )}
    </Panel>
  );
}
