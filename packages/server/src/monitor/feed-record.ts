import type { Clock } from '@orderwatch/clock';
import type { LiveFacts } from '../desk/desk.ts';

/** How often the order feed dropped in one hour, in India; a drop belongs to the hour in which it began. */
export interface FeedHour {
  readonly fromMs: number;
  readonly drops: number;
  readonly longestMs: number;
  /** Of all its drops together. */
  readonly goneMs: number;
}

/** A time in which the feed was live; null while it is. */
export interface FeedSpan {
  readonly fromMs: number;
  readonly untilMs: number | null;
}

export interface FeedDrops {
  /** Since when the drops are counted, a day at most; null before the feed was live for the first time. */
  readonly sinceMs: number | null;
  /** Hours with drops, oldest first; one that lasts is counted as long as it has lasted. */
  readonly hours: readonly FeedHour[];
  /** When it was live within that time, oldest first; of a feed that drops without end only the newest. */
  readonly live: readonly FeedSpan[];
}

/**
 * Counts every drop of an order feed, however short. Brokers drop it every few minutes and it is back within seconds, which
 * is no event to be kept for good: it is remembered by the hour, for a day, and as long as the program runs.
 */
export interface FeedRecord {
  note(state: LiveFacts['feed']): void;
  drops(): FeedDrops;
}

const HOUR_MS = 3_600_000;
const INDIA_MS = 5.5 * HOUR_MS;
const HOURS_KEPT = 24;
/** A broker that drops it every nine minutes makes 160 in a day. */
const SPANS_KEPT = 300;

export function createFeedRecord(clock: Pick<Clock, 'nowMs' | 'monotonicMs'>): FeedRecord {
  let hours: readonly FeedHour[] = [];
  let sinceMs: number | null = null;
  let isLive = false;
  let live: readonly FeedSpan[] = [];
  let drop: { readonly atMs: number; readonly beganMs: number } | null = null;

  function withDrop(): readonly FeedHour[] {
    if (drop === null) return hours;
    const fromMs = hourOf(drop.atMs);
    // How long it took is a matter of the clock that nobody sets.
    const lastedMs = Math.max(0, clock.monotonicMs() - drop.beganMs);
    const before = hours.find((hour) => hour.fromMs === fromMs);
    const hour = {
      fromMs,
      drops: (before?.drops ?? 0) + 1,
      longestMs: Math.max(before?.longestMs ?? 0, lastedMs),
      goneMs: (before?.goneMs ?? 0) + lastedMs,
    };
    return [...hours.filter((one) => one !== before), hour].sort((a, b) => a.fromMs - b.fromMs);
  }

  /** Begins a time of a live feed, or ends the one that lasts. */
  function noteSpan(state: LiveFacts['feed']): void {
    const nowMs = clock.nowMs();
    if (state === 'live' && !isLive) live = [...live, { fromMs: nowMs, untilMs: null }].slice(-SPANS_KEPT);
    if (state === 'live' || !isLive) return;
    live = live.map((span) => (span.untilMs === null ? { ...span, untilMs: nowMs } : span));
  }

  return {
    note(state) {
      noteSpan(state);
      if (state === 'live') sinceMs ??= clock.nowMs();
      // Nobody wants it any more: what lasts until it is wanted again is no drop.
      if (state === 'live' || state === 'off') {
        const isLetGo = state === 'off' && drop?.beganMs === clock.monotonicMs();
        // Let go in the same moment: at night nobody tries to have it back.
        if (!isLetGo) hours = withDrop().slice(-HOURS_KEPT);
        drop = null;
      } else if (isLive) drop = { atMs: clock.nowMs(), beganMs: clock.monotonicMs() };
      isLive = state === 'live';
    },
    drops() {
      const oldestMs = hourOf(clock.nowMs()) - (HOURS_KEPT - 1) * HOUR_MS;
      // What came before is forgotten: nothing is said of it, neither that there were drops nor that there were none.
      const since = sinceMs === null ? null : Math.max(sinceMs, oldestMs);
      return {
        sinceMs: since,
        hours: withDrop().filter(({ fromMs }) => fromMs >= oldestMs),
        live: live.filter(({ untilMs }) => untilMs === null || untilMs > oldestMs),
      };
    },
  };
}

/** India's hours begin at the half hours of UTC. */
function hourOf(ms: number): number {
  return Math.floor((ms + INDIA_MS) / HOUR_MS) * HOUR_MS - INDIA_MS;
}
