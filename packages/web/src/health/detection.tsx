import type { AccountHealth } from '../api/queries-health.ts';
import { formatAge } from '../format/age.ts';
import { formatCount } from '../format/rupees.ts';
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
