import type { BrokerAccount } from '../api/types.ts';
import { staleness } from '../format/age.ts';
import { parseMoment } from '../format/time.ts';

/** `off`: nothing is expected now, so nothing is wrong. */
export type Level = 'ok' | 'off' | 'late' | 'bad';

export interface AccountFreshness {
  readonly session: Level;
  readonly feed: Level;
  readonly reading: Level;
  /** Of the clock of the server's machine. */
  readonly clock: Level;
  /** Nothing when the book has never been read. */
  readonly readingAgeMs: number | undefined;
}

const sessionLevel = { none: 'off', logging_in: 'late', ready: 'ok', blocked: 'bad', failed: 'bad' } as const;
// A feed that is down costs speed, not truth: the book is read more often instead.
const feedLevel = { off: 'off', connecting: 'late', live: 'ok', down: 'late' } as const;

/**
 * Judges by age alone when no word has come since: silence turns amber and red by itself. `lagMs` is by how much what
 * this page knows trails the server on a fast clock.
 */
export function judgeFreshness(
  { freshness }: Pick<BrokerAccount, 'freshness'>,
  nowMs: number,
  lagMs: number,
): AccountFreshness {
  const { last_reading_at, last_reading_kind, reading_interval_ms } = freshness;
  const readingAgeMs =
    last_reading_at === null ? undefined : Math.max(0, nowMs - parseMoment(last_reading_at));
  return {
    session: sessionLevel[freshness.session],
    feed: feedLevel[freshness.feed],
    reading: worst([readingKindLevel(last_reading_kind), ageLevel(readingAgeMs, reading_interval_ms, lagMs)]),
    clock: freshness.clock?.level ?? 'off',
    readingAgeMs,
  };
}

function readingKindLevel(kind: BrokerAccount['freshness']['last_reading_kind']): Level {
  if (kind === 'failed') return 'bad';
  return kind === 'partial' ? 'late' : 'off';
}

function ageLevel(ageMs: number | undefined, expectedMs: number | null, lagMs: number): Level {
  if (ageMs === undefined) return expectedMs === null ? 'off' : 'late';
  const verdict = staleness(ageMs - lagMs, expectedMs);
  if (verdict === 'stale') return 'bad';
  if (verdict === 'late') return 'late';
  return verdict === 'fresh' ? 'ok' : 'off';
}

const order: readonly Level[] = ['off', 'ok', 'late', 'bad'];

/** The most serious one; `off` for none. */
export function worst(levels: readonly Level[]): Level {
  return levels.reduce<Level>((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a), 'off');
}

/** Of several accounts the one whose light is the most serious; the strip speaks of that one. */
export function findWorst<T>(items: readonly T[], level: (item: T) => Level): T | undefined {
  return items.find((item) => level(item) === worst(items.map(level))) ?? items[0];
}
