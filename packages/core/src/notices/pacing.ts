import type { EpochMs } from '../time.ts';
import type { NoticeKind, NoticeSeverity } from './notice-kinds.ts';
import { noticeKindFacts } from './notice-kinds.ts';
import type { SendingLimits } from './preferences.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 15 * MINUTE_MS;
const RETRY_FACTOR = 4;

/** After so many tries a message is given up, listed, and told of on another channel: a little over an hour. */
export const MOST_TRIES = 10;

/** How long a notice waits for others like it, so that forty rejections become one message. */
const WINDOW_MS: Readonly<Record<NoticeSeverity, number>> = {
  critical: 1_500,
  high: 1_500,
  normal: 5_000,
  low: 60_000,
};

/** When a notice is to be sent at the earliest. */
export function firstDueMs(kind: NoticeKind, severity: NoticeSeverity, createdAtMs: EpochMs): EpochMs {
  return createdAtMs + Math.max(WINDOW_MS[severity], noticeKindFacts(kind).patienceMs ?? 0);
}

/** The pause after the `failures`-th failure in a row: 1, 4, 16, 64, 256 s, then 15 minutes; what the other side asks for if longer. */
export function retryDelayMs(failures: number, askedForMs = 0): number {
  const backoff = FIRST_RETRY_MS * RETRY_FACTOR ** Math.max(0, Math.min(failures, 10) - 1);
  return Math.max(Math.min(backoff, LAST_RETRY_MS), askedForMs);
}

/** When the next message that is not urgent may go, given when the last ones went: `nowMs` when at once. */
export function nextAllowedMs(sentAtMs: readonly EpochMs[], limits: SendingLimits, nowMs: EpochMs): EpochMs {
  return Math.max(
    nowMs,
    freeAgain(sentAtMs, limits.perMinute, MINUTE_MS, nowMs),
    freeAgain(sentAtMs, limits.perHour, HOUR_MS, nowMs),
  );
}

/** How far back `nextAllowedMs` needs to know what was sent. */
export const LIMITS_LOOK_BACK_MS = HOUR_MS;

function freeAgain(sent: readonly EpochMs[], most: number, spanMs: number, nowMs: EpochMs): EpochMs {
  const within = sent.filter((at) => at > nowMs - spanMs).sort((a, b) => b - a);
  const oldestThatCounts = within[most - 1];
  return oldestThatCounts === undefined ? nowMs : oldestThatCounts + spanMs;
}

/** Whether a message waits when too many were sent. Urgent ones never do, and nothing is ever dropped. */
export function isUrgent(severity: NoticeSeverity): boolean {
  return severity === 'critical' || severity === 'high';
}
