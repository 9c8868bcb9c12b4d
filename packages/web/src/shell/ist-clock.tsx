import { useNow } from '../clock/use-now.ts';
import { formatWeekday, istDay, istSeconds } from '../format/time.ts';
import styles from './ist-clock.module.css';
import { shell } from './strings.ts';

interface IstClockProps {
  readonly simulated: boolean;
  readonly rate: number;
}

/** India's time by the server's clock, which in a demo is not that of the wall. */
export function IstClock({ simulated, rate }: IstClockProps) {
  const now = useNow();
  return (
    <div className={styles.clock}>
      <span className={styles.time}>
        <time>{istSeconds(now)}</time> <abbr title="Indian Standard Time">{shell.ist}</abbr>
      </span>
      <span className={styles.day}>
        {formatWeekday(istDay(now))}
        {simulated && <span className={styles.rate}> · {shell.simulatedClock(formatRate(rate))}</span>}
      </span>
    </div>
  );
}

function formatRate(rate: number): string {
  return rate >= 10 ? String(Math.round(rate)) : String(Math.round(rate * 10) / 10);
}
