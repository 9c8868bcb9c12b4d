import { useQuery } from '@tanstack/react-query';
import { eventsQuery } from '../api/queries-activity.ts';
import type { AccountHealth } from '../api/queries-health.ts';
import { useNow } from '../clock/use-now.ts';
import { formatAge } from '../format/age.ts';
import { formatCount } from '../format/rupees.ts';
import { istDay, istMidnight } from '../format/time.ts';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { FeedBand } from './feed-band.tsx';
import { FeedDrops } from './feed-drops.tsx';
import { feedGaps, sumGaps } from './feed-gaps.ts';
import { FeedGapsTable } from './feed-gaps-table.tsx';
import styles from './feed-strip.module.css';
import { health as words } from './strings.ts';

const MOST = 500;

interface FeedStripProps {
  readonly accountId: string;
  /** Null where another instance follows the feed. */
  readonly drops: AccountHealth['feed_drops'] | null;
}

/** The day's feed as a picture, and in tables: when it was gone for long, and how often for short. */
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
  const inAll = formatAge(sumGaps(gaps, now));
  return (
    <Panel title={words.feedToday}>
      <p className={styles.text}>
        {gaps.length === 0
          ? words.feedWhole
          : words.feedGone(formatCount(gaps.length), gaps.length === 1, inAll)}
      </p>
      <FeedBand day={day} midnight={midnight} now={now} gaps={gaps} live={drops?.live ?? []} />
      <p className={styles.legend}>{drops ? words.feedLegend : words.feedElsewhere}</p>
      {gaps.length > 0 && <FeedGapsTable gaps={gaps} now={now} />}
      {drops && <FeedDrops drops={drops} />}
    </Panel>
  );
}
