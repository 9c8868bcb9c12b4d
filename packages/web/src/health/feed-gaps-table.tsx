import { formatLatency } from '../format/age.ts';
import { istSeconds } from '../format/time.ts';
import tables from '../ui/plain-table.module.css';
import type { FeedGap } from './feed-gaps.ts';
import { health as words } from './strings.ts';

interface FeedGapsTableProps {
  readonly gaps: readonly FeedGap[];
  readonly now: number;
}

/** When the feed was gone for longer than a minute, and for how long. */
export function FeedGapsTable({ gaps, now }: FeedGapsTableProps) {
  return (
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
            <td data-label={words.feedUntil}>{untilMs === null ? words.feedStill : istSeconds(untilMs)}</td>
            <td data-label={words.feedFor}>{formatLatency((untilMs ?? now) - fromMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
