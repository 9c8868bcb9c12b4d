import type { AccountHealth } from '../api/queries-health.ts';
import { formatAge, formatLatency } from '../format/age.ts';
import { formatCount } from '../format/rupees.ts';
import { Facts } from '../ui/facts.tsx';
import { Panel } from '../ui/panel.tsx';
import styles from './health.module.css';
import { health as words } from './strings.ts';

type Props = Pick<AccountHealth, 'detection'>;

/** The picture and its table are one: each row draws its own bar. */
export function Detection({ detection }: Props) {
  const most = Math.max(1, ...detection.buckets.map(({ count }) => count));
  return (
    <Panel title={words.detection}>
      {detection.count === 0 ? (
        <p className={styles.hint}>{words.noDetection}</p>
      ) : (
        <>
          <p className={styles.hint}>
            {words.detectionText(formatCount(detection.count), detection.count === 1)}
          </p>
          <Facts
            facts={[
              { name: words.p50, value: formatDelay(detection.p50_ms) },
              { name: words.p95, value: formatDelay(detection.p95_ms) },
            ]}
          />
          <table className={styles.bars}>
            <caption className="visually-hidden">{words.detection}</caption>
            <thead className="visually-hidden">
              <tr>
                <th scope="col">{words.delay}</th>
                <th scope="col">{words.changes}</th>
              </tr>
            </thead>
            <tbody>
              {detection.buckets.map(({ up_to_ms, count }) => (
                <tr key={up_to_ms ?? 'more'}>
                  <th scope="row">{up_to_ms === null ? words.slower : words.upTo(formatAge(up_to_ms))}</th>
                  <td>
                    <span className={styles.bar} style={{ width: `${(count / most) * 100}%` }} aria-hidden />
                    {formatCount(count)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Panel>
  );
}

/** Nothing measured is no short time. */
export function formatDelay(ms: number | null): string {
  return ms === null ? '–' : formatLatency(ms);
}
