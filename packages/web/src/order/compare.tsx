import type { Order } from '../api/types.ts';
import { useNow } from '../clock/use-now.ts';
import { formatAge } from '../format/age.ts';
import { formatCount } from '../format/rupees.ts';
import { formatMoment, istSeconds, parseMoment } from '../format/time.ts';
import { lookOfOrder } from '../orders/status-look.ts';
import { useCheckedAt } from '../orders/use-checked-at.ts';
import { Panel } from '../ui/panel.tsx';
import styles from './compare.module.css';
import { order as words } from './strings.ts';

/** What the broker last said beside what we keep. A state that nobody has settled is called unresolved, not agreed. */
export function Compare({ order }: { readonly order: Order }) {
  const now = useNow();
  const checkedAt = useCheckedAt(order);
  const attempt = order.attempts.at(-1);
  const rows = [
    [words.status, order.broker_status, lookOfOrder(order).word],
    [words.filled, attempt && formatCount(attempt.filled_qty), formatCount(order.execution_qty)],
    [words.reasonRow, order.reason?.broker_words, order.reason?.meaning],
  ] as const;
  return (
    <Panel title={words.compare} flush>
      <table className={styles.compare}>
        <caption className="visually-hidden">{words.compareCaption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{words.field}</span>
            </th>
            <th scope="col">{words.brokerSays}</th>
            <th scope="col">{words.weSay}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, theirs, ours]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className={styles.theirs}>
                {theirs || <span className={styles.faint}>{words.nothingSaid}</span>}
              </td>
              <td>{ours || <span className={styles.faint}>{words.nothingSaid}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p
        className={styles.verdict}
        data-level={order.missing_since || order.status === 'unconfirmed' ? 'bad' : 'ok'}
      >
        {order.missing_since !== null && (
          <>{words.missing(formatMoment(parseMoment(order.missing_since)))} </>
        )}
        {order.status === 'unconfirmed' && <>{words.unresolved} </>}
        {checkedAt === undefined
          ? order.last_status_check === null
            ? words.neverRead
            : words.settled(formatMoment(parseMoment(order.last_status_check)))
          : words.lastRead(istSeconds(checkedAt), formatAge(now - checkedAt))}
      </p>
    </Panel>
  );
}
