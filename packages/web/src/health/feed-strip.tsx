import { useQuery } from '@tanstack/react-query';
import { eventsQuery } from '../api/queries-activity.ts';
import type { AccountHealth } from '../api/queries-health.ts';
import { useNow } from '../clock/use-now.ts';
import { formatAge, formatLatency } from '../format/age.ts';
import { formatCount } from '../format/rupees.ts';
import { formatWeekday, istDay, istMidnight, istSeconds } from '../format/time.ts';
import { clipToRibbon, placeOnRibbon } from '../today/place-on-ribbon.ts';
import { RibbonMarks } from '../today/ribbon-marks.tsx';
import { Panel } from '../ui/panel.tsx';
import tables from '../ui/plain-table.module.css';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { FeedDrops } from './feed-drops.tsx';
import { feedGaps, sumGaps } from './feed-gaps.ts';
import styles from './feed-strip.module.css';
import { health as words } from './strings.ts';

const MOST = 500;

interface FeedStripProps {
  readonly accountId: string;
  /** Null where another instance follows the feed. */
  readonly drops: AccountHealth['feed_drops'] | null;
}

/** The day's feed from left to right, with a gap where it was gone; the gaps stand below as a table. */
export function FeedStrip({ accountId, drops }: FeedStripProps) {
  const now = useNow(15_000);
  const day = istDay(now);
  const { data, error, refetch } = useQuery({
    ...eventsQuery({
      account_id: accountId,
      kind: ['account.feed_down', 'account.feed_restored'],
      from_date: day,
      to_date: day,
      page_size: MOST,
    }),
    enabled: now > 0,
  });
  if (error && !data)
    return <ProblemNotice error={error} title={words.problem} onRetry={() => void refetch()} />;
  if (!data) return null;
  const midnight = istMidnight(day);
  const gaps = feedGaps(data.items, midnight);
  const reached = Math.min(100, Math.max(0, placeOnRibbon(now, midnight)));
  const inAll = formatAge(sumGaps(gaps, now));
  return (
    <Panel title={words.feedToday}>
      <p className={styles.text}>
        {gaps.length === 0
          ? words.feedWhole
          : words.feedGone(formatCount(gaps.length), gaps.length === 1, inAll)}
      </p>
      <figure className={styles.strip} aria-label={words.feedPicture(formatWeekday(day))}>
        <div className={styles.band}>
          <span className={styles.up} style={{ width: `${reached}%` }} />
          {gaps.map(({ fromMs, untilMs }) => {
            const place = clipToRibbon(fromMs, untilMs ?? now, midnight);
            return (
              place && (
                <span
                  key={fromMs}
                  className={styles.gap}
                  style={{ left: `${place.left}%`, width: `max(3px, ${place.width}%)` }}
                />
              )
            );
          })}
        </div>
        <RibbonMarks />
      </figure>
      {gaps.length > 0 && (
        <table className={tables.table}>
          <caption className="visually-hidden">{words.feedToday}</caption>
          <thead>
            <tr>
              <th scope="col">{words.feedFrom}</th>
              <th scope="col">{words.feedUntil}</th>
              <th scope="col">{words.feedFor}</th>
            </tr>
          </thead>
          <tbody>
            {gaps.map(({ fromMs, untilMs }) => (
              <tr key={fromMs}>
                <td data-label={words.feedFrom}>{istSeconds(fromMs)}</td>
                <td data-label={words.feedUntil}>
                  {untilMs === null ? words.feedStill : istSeconds(untilMs)}
                </td>
                <td data-label={words.feedFor}>{formatLatency((untilMs ?? now) - fromMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {drops && <FeedDrops drops={drops} />}
    </Panel>
  );
}
