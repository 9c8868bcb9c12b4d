import type { z } from 'zod';
import type { CallCount, CallPace } from '../../brokers/broker-calls.ts';
import type { ChainVerdict } from '../../db/events/verify-chain.ts';
import type { Latency } from '../../db/health/detection-latency.ts';
import type { JobRow, LeaseRow, OutboxRow } from '../../db/health/load-health.ts';
import type { CycleReport } from '../../desk/desk.ts';
import { dueLabel } from '../../due/due-labels.ts';
import type { LiveShare } from '../../lease/share-accounts.ts';
import type { FeedDrops } from '../../monitor/feed-record.ts';
import type { healthView, historyVerdict } from '../schemas/health.ts';
import { momentOrNull, momentText } from './moment-text.ts';

type AccountHealth = z.infer<typeof healthView>['accounts'][number];
type Instances = z.infer<typeof healthView>['instances'];

/** The broker dates in whole seconds, so nothing finer can be told. */
const BUCKETS_MS = [1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000] as const;

export interface AccountHealthFacts {
  readonly accountId: string;
  readonly heldHere: boolean;
  readonly lease: LeaseRow | undefined;
  readonly cycles: readonly CycleReport[];
  readonly latencies: readonly Latency[];
  readonly feedDropsToday: number;
  readonly feedDrops: FeedDrops;
  readonly jobs: readonly JobRow[];
}

export function renderAccountHealth(facts: AccountHealthFacts): AccountHealth {
  const { lease } = facts;
  return {
    account_id: facts.accountId,
    lease: {
      held_here: facts.heldHere,
      owner: lease?.owner ?? null,
      epoch: lease?.epoch ?? null,
      expires_at: momentOrNull(lease?.expiresAtMs),
    },
    cycles: renderCycles(facts.cycles),
    detection: renderDetection(facts.latencies.map(({ latencyMs }) => latencyMs)),
    feed_drops_today: facts.feedDropsToday,
    feed_drops: {
      since: momentOrNull(facts.feedDrops.sinceMs),
      hours: facts.feedDrops.hours.map(({ fromMs, drops, longestMs, goneMs }) => ({
        from: momentText(fromMs),
        drops,
        longest_ms: longestMs,
        gone_ms: goneMs,
      })),
      live: facts.feedDrops.live.map(({ fromMs, untilMs }) => ({
        from: momentText(fromMs),
        until: momentOrNull(untilMs),
      })),
    },
    jobs: facts.jobs.map(({ kind, waiting, nextDueMs, lastDoneMs }) => ({
      kind,
      label: dueLabel(kind),
      waiting,
      next_due_at: momentOrNull(nextDueMs),
      last_done_at: momentOrNull(lastDoneMs),
    })),
  };
}

/** Of the accounts that they hold only those of whoever asks. */
export function renderInstances(live: readonly LiveShare[] | null, ownIds: ReadonlySet<string>): Instances {
  if (live === null) return null;
  const keyPrint = live.find(({ isHere }) => isHere)?.keyPrint;
  return live.map((one) => ({
    id: one.id,
    version: one.version,
    since: momentText(one.startedAtMs),
    here: one.isHere,
    shares: one.keyPrint === keyPrint,
    account_ids: one.accountIds.filter((id) => ownIds.has(id)),
  }));
}

function renderCycles(cycles: readonly CycleReport[]): AccountHealth['cycles'] {
  const performed = cycles.filter((cycle) => cycle.performed);
  const times = quantiles(performed.map(({ durationMs }) => durationMs));
  const [first] = performed;
  return {
    count: performed.length,
    failed: performed.filter(({ reading }) => reading === 'failed' || reading === 'partial').length,
    since: first === undefined ? null : momentText(first.atMs),
    p50_ms: times.p50,
    p95_ms: times.p95,
    max_ms: times.max,
    statements_max: Math.max(0, ...performed.map(({ statements }) => statements)),
  };
}

function renderDetection(latencies: readonly number[]): AccountHealth['detection'] {
  const { p50, p95 } = quantiles(latencies);
  const bounds = [...BUCKETS_MS, null];
  const buckets = bounds.map((bound, at) => {
    const above = at === 0 ? Number.NEGATIVE_INFINITY : (BUCKETS_MS[at - 1] ?? 0);
    const count = latencies.filter((ms) => ms > above && (bound === null || ms <= bound)).length;
    return { up_to_ms: bound, count };
  });
  return { count: latencies.length, p50_ms: p50, p95_ms: p95, buckets };
}

export function renderTelling(latencies: readonly number[]): z.infer<typeof healthView>['telling'] {
  const { p50, p95, max } = quantiles(latencies);
  return { count: latencies.length, p50_ms: p50, p95_ms: p95, max_ms: max };
}

/** One row for each kind of call, whatever came of it; the most frequent first. */
export function renderBrokerCalls(counts: readonly CallCount[]): z.infer<typeof healthView>['broker_calls'] {
  const calls = [...new Set(counts.map(({ call }) => call))];
  const rows = calls.map((call) => {
    const own = counts.filter((one) => one.call === call);
    const of = (...outcomes: readonly CallCount['outcome'][]): number =>
      own.filter(({ outcome }) => outcomes.includes(outcome)).reduce((sum, { count }) => sum + count, 0);
    const count = own.reduce((sum, one) => sum + one.count, 0);
    const seconds = own.reduce((sum, one) => sum + one.seconds, 0);
    return {
      call,
      count,
      unanswered: of('not_sent', 'lost'),
      refused: of('refused'),
      mean_ms: Math.round((seconds * 1_000) / count),
    };
  });
  return rows.sort((a, b) => b.count - a.count);
}

export function renderPace(pace: CallPace | undefined): z.infer<typeof healthView>['broker_pace'] {
  return { last_minute: pace?.lastMinute ?? 0, last_hour: pace?.lastHour ?? 0 };
}

/** Null without a value: no time is not a fast time. */
function quantiles(values: readonly number[]): Record<'p50' | 'p95' | 'max', number | null> {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number | null => {
    const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    return value === undefined ? null : Math.round(value * 100) / 100;
  };
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** `sending` and `deferred` wait as well as `queued`: neither has gone wrong. */
export function renderOutbox(rows: readonly OutboxRow[]): z.infer<typeof healthView>['outbox'] {
  const channels = [...new Set(rows.map(({ channel }) => channel))];
  return channels.map((channel) => {
    const of = (...states: readonly string[]): number =>
      rows
        .filter((row) => row.channel === channel && states.includes(row.state))
        .reduce((sum, { count }) => sum + count, 0);
    return {
      channel,
      queued: of('queued', 'sending', 'deferred'),
      failed: of('failed'),
      dead: of('dead'),
    };
  });
}

const BROKEN: Readonly<Record<'gap' | 'link' | 'hash' | 'end', string>> = {
  gap: 'An event is missing at this number.',
  link: 'This event does not follow on the one before it.',
  hash: 'This event is not as it was written.',
  end: 'Events after this number are gone.',
};

export function renderVerdict({ checked, firstBroken }: ChainVerdict): z.infer<typeof historyVerdict> {
  return {
    whole: firstBroken === null,
    checked,
    first_broken: firstBroken && {
      seq: firstBroken.seq,
      event_id: firstBroken.eventId,
      what: firstBroken.what,
      text: BROKEN[firstBroken.what],
    },
  };
}
