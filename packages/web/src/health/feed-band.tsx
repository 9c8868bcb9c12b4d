import type { AccountHealth } from '../api/queries-health.ts';
import { formatWeekday, parseMoment } from '../format/time.ts';
import { clipToRibbon } from '../today/place-on-ribbon.ts';
import { RibbonMarks } from '../today/ribbon-marks.tsx';
import type { FeedGap } from './feed-gaps.ts';
import styles from './feed-strip.module.css';
import { health as words } from './strings.ts';

interface FeedBandProps {
  readonly day: string;
  readonly midnight: number;
  readonly now: number;
  readonly gaps: readonly FeedGap[];
  readonly live: AccountHealth['feed_drops']['live'];
}

/**
 * The day from left to right. Only where the feed was seen to be live is it drawn so; a drop of seconds is a line between two
 * such times, a longer gap is marked, and what nobody followed or remembers stays empty.
 */
export function FeedBand({ day, midnight, now, gaps, live }: FeedBandProps) {
  const piece = (kind: 'live' | 'gap', fromMs: number, untilMs: number | null) => {
    const place = clipToRibbon(fromMs, untilMs ?? now, midnight);
    if (!place) return null;
    return (
      <span
        key={fromMs}
        className={styles.piece}
        data-kind={kind}
        style={{ '--left': `${place.left}%`, '--width': `${place.width}%` }}
      />
    );
  };
  return (
    <figure className={styles.strip} aria-label={words.feedPicture(formatWeekday(day))}>
      <div className={styles.band}>
        {live.map(({ from, until }) =>
          piece('live', parseMoment(from), until === null ? null : parseMoment(until)),
        )}
        {gaps.map(({ fromMs, untilMs }) => piece('gap', fromMs, untilMs))}
      </div>
      <RibbonMarks />
    </figure>
  );
}
