import { parseMoment } from '../format/time.ts';

export interface FeedGap {
  readonly fromMs: number;
  /** Null while it lasts. */
  readonly untilMs: number | null;
}

interface Told {
  readonly at: string;
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** When the order feed was gone, from what was recorded of one account on one day. What began the day before begins with it. */
export function feedGaps(events: readonly Told[], midnightMs: number): readonly FeedGap[] {
  const gaps: FeedGap[] = [];
  let since: number | undefined;
  for (const event of events.toSorted((a, b) => parseMoment(a.at) - parseMoment(b.at))) {
    const at = parseMoment(event.at);
    // It is told after a minute without it, and says since when.
    if (event.kind === 'account.feed_down') {
      const { sinceMs } = event.body;
      since ??= typeof sinceMs === 'number' ? sinceMs : at;
    }
    if (event.kind !== 'account.feed_restored') continue;
    gaps.push({ fromMs: since ?? midnightMs, untilMs: at });
    since = undefined;
  }
  return since === undefined ? gaps : [...gaps, { fromMs: since, untilMs: null }];
}

/** How long the feed was gone in all, in milliseconds. */
export function sumGaps(gaps: readonly FeedGap[], nowMs: number): number {
  return gaps.reduce((sum, { fromMs, untilMs }) => sum + Math.max(0, (untilMs ?? nowMs) - fromMs), 0);
}
