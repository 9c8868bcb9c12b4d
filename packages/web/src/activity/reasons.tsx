import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { reasonCountsQuery } from '../api/queries.ts';
import { useNow } from '../clock/use-now.ts';
import { formatCount } from '../format/rupees.ts';
import { addDays, istDay } from '../format/time.ts';
import { clearFilters, readFilter, writeFilter } from '../orders/orders-filter.ts';
import { orders, type ReasonClass } from '../orders/strings.ts';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import styles from './reasons.module.css';
import { activity } from './strings.ts';

const DAYS = 30;

/** How many orders could not be placed, by what the reason was about; each bar opens those orders. */
export function Reasons() {
  const { reasons: words } = activity;
  const fromDay = addDays(istDay(useNow(60_000)), 1 - DAYS);
  const { data, error, refetch } = useQuery(reasonCountsQuery({ from_date: fromDay }));
  // A single order shall not look like many.
  const most = Math.max(5, ...(data?.items ?? []).map(({ count }) => count));
  return (
    <Panel title={words.title}>
      {error && <ProblemNotice error={error} title={words.problem} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={3} height={36} />}
      {data?.total === 0 && <p className={styles.hint}>{words.none}</p>}
      {data && data.total > 0 && (
        <>
          <ol className={styles.bars}>
            {data.items.map(({ class: about, count }) => (
              <li key={about}>
                <Link
                  to={`/orders?${searchFor(about, fromDay)}`}
                  className={styles.bar}
                  aria-label={words.open(orders.reasonClasses[about], formatCount(count), count === 1)}
                >
                  <span>{orders.reasonClasses[about]}</span>
                  <span className={styles.track}>
                    <span style={{ width: `${(100 * count) / most}%` }} />
                  </span>
                  <span className={styles.count}>{formatCount(count)}</span>
                </Link>
              </li>
            ))}
          </ol>
          <p className={styles.hint}>{words.explains}</p>
        </>
      )}
    </Panel>
  );
}

function searchFor(reason: ReasonClass, fromDay: string): URLSearchParams {
  const all = clearFilters(readFilter(new URLSearchParams()));
  return writeFilter({ ...all, statuses: ['retry_pending', 'failed', 'rejected'], reason, fromDay });
}
