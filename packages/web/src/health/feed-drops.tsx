import type { AccountHealth } from '../api/queries-health.ts';
import { formatLatency } from '../format/age.ts';
import { formatCount } from '../format/rupees.ts';
import { formatMoment, istMinutes, parseMoment } from '../format/time.ts';
import tables from '../ui/plain-table.module.css';
import styles from './feed-strip.module.css';
import { health as words } from './strings.ts';

type Drops = AccountHealth['feed_drops'];

/** Every drop of the feed, also those that are over within seconds, by the hour. */
export function FeedDrops({ drops: { since, hours } }: { readonly drops: Drops }) {
  if (since === null) return null;
  const from = formatMoment(parseMoment(since));
  if (hours.length === 0) return <p className={styles.text}>{words.feedNoDrops(from)}</p>;
  const count = hours.reduce((sum, { drops }) => sum + drops, 0);
  const longest = Math.max(...hours.map(({ longest_ms }) => longest_ms));
  return (
    <>
      <p className={styles.text}>
        {words.feedDrops(from, formatCount(count), count === 1, formatLatency(longest))}
      </p>
      <table className={tables.table}>
        <caption className="visually-hidden">{words.feedDropsTable}</caption>
        <thead>
          <tr>
            <th scope="col">{words.feedHour}</th>
            <th scope="col">{words.feedTimes}</th>
            <th scope="col">{words.feedLongest}</th>
            <th scope="col">{words.feedInAll}</th>
          </tr>
        </thead>
        <tbody>
          {hours.map(({ from: hour, drops, longest_ms, gone_ms }) => (
            <tr key={hour}>
              <th scope="row">{words.feedHourFrom(istMinutes(parseMoment(hour)))}</th>
              <td data-label={words.feedTimes}>{formatCount(drops)}</td>
              <td data-label={words.feedLongest}>{formatLatency(longest_ms)}</td>
              <td data-label={words.feedInAll}>{formatLatency(gone_ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
