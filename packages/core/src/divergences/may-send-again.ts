import { type EpochMs, istDayNumber } from '../time.ts';

export interface ResendFacts {
  /** The owner of the account has switched it on. */
  readonly allowed: boolean;
  readonly side: 'buy' | 'sell';
  readonly sentAtMs: EpochMs;
  readonly nowMs: EpochMs;
  /** Whether this broker has been seen to show our tags: without that its silence says nothing. */
  readonly tagIsShown: boolean;
  /** When complete readings that lack it were asked for, one after another, with none that failed or was doubted between. */
  readonly absentReadingsMs: readonly EpochMs[];
  /** When a complete trade book was asked for in which every number is known; null without one. */
  readonly clearTradesMs: EpochMs | null;
}

/** A broker shows an order some seconds late. */
const SETTLE_MS = 30_000;
const READINGS = 3;
/** A paused sender can emit its one request for so long. */
const SENDER_MS = 2 * 60_000;

/**
 * Whether a buy whose reply was lost may be sent once more by the machine. All of it has to hold: its owner wants it; the
 * broker shows our tags; three complete readings of the same day, each asked for half a minute after the sending or later,
 * lack it, and so does the trade book. It stays a risk that a person takes: a broker that shows it later than that has two.
 */
export function maySendAgain(facts: ResendFacts): boolean {
  const { allowed, side, sentAtMs, nowMs, tagIsShown, clearTradesMs } = facts;
  if (!allowed || side !== 'buy' || !tagIsShown || nowMs < sentAtMs + SENDER_MS) return false;
  const sentOn = istDayNumber(sentAtMs);
  const counts = (atMs: EpochMs) => atMs >= sentAtMs + SETTLE_MS && istDayNumber(atMs) === sentOn;
  const readings = facts.absentReadingsMs.filter(counts);
  return readings.length >= READINGS && clearTradesMs !== null && counts(clearTradesMs);
}
