import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { statisticsQuery } from '../api/queries.ts';
import { formatCount } from '../format/rupees.ts';
import { lookOfStatus, statuses } from '../orders/status-look.ts';
import { Panel } from '../ui/panel.tsx';
import styles from './health.module.css';
import { health as words } from './strings.ts';

export function OrdersByStatus() {
  const { data } = useQuery(statisticsQuery);
  const counts = statuses.flatMap((status) => {
    const count = data?.status_distribution[status] ?? 0;
    return count > 0 ? [{ status, count }] : [];
  });
  const most = Math.max(1, ...counts.map(({ count }) => count));
  return (
    <Panel title={words.orders}>
      {data && counts.length === 0 && <p className={styles.hint}>{words.ordersNone}</p>}
      {counts.length > 0 && (
        <table className={styles.bars}>
          <caption className="visually-hidden">{words.orders}</caption>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{words.status}</th>
              <th scope="col">{words.number}</th>
            </tr>
          </thead>
          <tbody>
            {counts.map(({ status, count }) => (
              <tr key={status}>
                <th scope="row">
                  <Link to={`/orders?status=${status}`}>{lookOfStatus(status).word}</Link>
                </th>
                <td>
                  <span className={styles.bar} style={{ width: `${(count / most) * 100}%` }} aria-hidden />
                  {formatCount(count)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
