import type { Clock } from '@orderwatch/clock';
import type { TradingCalendar } from '@orderwatch/core';
import type { ClockMeasure } from '../brokers/broker-clock.ts';
import type { LiveShare } from '../lease/share-accounts.ts';
import type { FeedDrops } from '../monitor/feed-record.ts';
import type { Channel } from '../notices/channels/channel.ts';
import type { RequestChannel, RequestReport, RequestWish } from '../requests/request.ts';
import type { KeyRing } from '../secrets/key-file.ts';
import type { ComingAction } from './coming-actions.ts';

/** What a page, a command or a test may ask of the part that does the work. Everything else it finds in the database. */
export interface Desk {
  readonly clock: Clock;
  readonly calendar: TradingCalendar;
  readonly calendarWarning: () => string | null;
  start(): Promise<void>;
  /** Finishes what is under way (at most ten seconds), gives the leases back. */
  stop(): Promise<void>;
  /** Reads the broker once and reconciles, at once. Joins a cycle that is under way. */
  runCycle(accountId: string): Promise<CycleReport>;
  /** Records the wish; the holder of the account's lease carries it out. */
  requestRun(wish: RunWish): Promise<{ readonly runId: string }>;
  /**
   * Records what somebody asks; the holder of the account's lease carries it out. Waits a few real seconds for the
   * answer; a report that is still `queued` or `working` can be asked for again by `findRequest`.
   */
  request(wish: RequestWish): Promise<RequestReport>;
  /** Where a request stands. Undefined when there is none of that id. */
  findRequest(requestId: string): Promise<RequestReport | undefined>;
  /** Resolves when the run has ended, whatever its outcome. */
  waitForRun(runId: string): Promise<void>;
  login(accountId: string): Promise<LoginReport>;
  /** False when it was paused already. It holds at once; whoever acts for the account tells of it. */
  pause(accountId: string, channel: RequestChannel): Promise<boolean>;
  /** False when it was neither paused nor stopped. */
  resume(accountId: string, channel: RequestChannel): Promise<boolean>;
  /** After an account or its credentials were written: the broker is opened anew. */
  reload(accountId: string): Promise<void>;
  /** After its settings were written: they hold at once, and the broker's session goes on. */
  takeSettings(accountId: string): Promise<void>;
  liveFacts(accountId: string): LiveFacts;
  /** The last cycles that this instance ran for the account, oldest first. */
  recentCycles(accountId: string): readonly CycleReport[];
  /** The instances that share the accounts, the longest-lived first; null when that is not known (or there is only one). */
  instances(): readonly LiveShare[] | null;
  /** What it does next for the account by itself, soonest first; each kind of work once. */
  comingActions(accountId: string): readonly ComingAction[];
  readonly notices: DeskNotices;
  /** Calls back after each committed change. Returns the function that ends it. */
  onChange(listener: (change: Change) => void): () => void;
}

/** The part that tells users, as the API needs it. */
export interface DeskNotices {
  /** Those that this installation has. */
  readonly channels: readonly Channel[];
  /** Seals what a user enters for a channel. */
  readonly keyRing: KeyRing;
  /** After preferences, a channel or a delivery were changed: it takes effect at once. */
  wakeAll(): void;
}

export interface RunWish {
  /** Given by who may ask again after a crash: a run that stands under it already is the one that is meant. */
  readonly id?: string;
  readonly accountId: string;
  readonly recommendationFileId: string | null;
  readonly dryRun: boolean;
  readonly askedBy: 'schedule' | 'user' | 'cli';
}

export interface CycleReport {
  readonly accountId: string;
  readonly performed: boolean;
  readonly reading: 'complete' | 'empty' | 'partial' | 'failed' | null;
  readonly detail: string;
  readonly changedOrders: readonly string[];
  readonly statements: number;
  readonly durationMs: number;
  readonly atMs: number;
}

export interface LoginReport {
  readonly ok: boolean;
  readonly steps: readonly { readonly step: string; readonly ok: boolean; readonly detail: string }[];
}

export interface LiveFacts {
  readonly holdsLease: boolean;
  readonly session: 'none' | 'logging_in' | 'ready' | 'blocked' | 'failed';
  readonly sessionExpiresAtMs: number | null;
  readonly sessionProblem: string | null;
  readonly feed: 'off' | 'connecting' | 'live' | 'down';
  readonly feedSinceMs: number | null;
  readonly feedDrops: FeedDrops;
  readonly nextReadingAtMs: number | null;
  readonly readingIntervalMs: number | null;
  /** This machine's clock beside the broker's; null until an answer told. */
  readonly clock: ClockMeasure | null;
}

export interface Change {
  readonly accountId: string;
  readonly userId: string;
  readonly seq: number;
  readonly orderId: string | null;
  readonly kind: string;
  readonly atMs: number;
}
