import type { CancelTimer } from '@orderwatch/clock';
import { decideShare, type LiveInstance } from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import { beat, type InstanceRow, type Roll } from '../db/instances/beat.ts';
import { leave } from '../db/instances/leave.ts';
import type { LeaseTiming } from './lease-keeper.ts';

/** Who this instance is to the others. */
export interface ShareIdentity {
  readonly version: string;
  /** Of its keys as they are now (`secrets/key-print.ts`). */
  readonly keyPrint: () => string;
}

/** What an account's part does when accounts are dealt out. */
export interface SharedDesk {
  /** Begins to act for the account, unless somebody else was faster. */
  take(accountId: string): Promise<void>;
  /** Lets go of it without cutting anything off. False when it could not: then all goes on as before. */
  give(accountId: string): Promise<boolean>;
  /** Works what waits for the account, in the background. */
  wake(accountId: string): void;
  /** Those of these that must not change hands now. */
  resting(accountIds: readonly string[]): ReadonlySet<string>;
}

export interface LiveShare extends InstanceRow {
  readonly accountIds: readonly string[];
  readonly isHere: boolean;
}

export interface AccountSharer {
  /** Enters this instance, and takes what is its to take. */
  start(): Promise<void>;
  /** Strikes it out, so that the others reckon without it at once. */
  stop(): Promise<void>;
  /** Ends as a killed process would. */
  abandon(): void;
  /** Resolves when nothing is being taken or given. */
  idle(): Promise<void>;
  /** Who lived when it was last looked, the longest-lived first; null when that is not known any more. */
  live(): readonly LiveShare[] | null;
}

export interface SharerOptions {
  readonly db: Db;
  readonly self: string;
  readonly identity: ShareIdentity;
  readonly timing: LeaseTiming;
  readonly isDead: (instanceId: string) => boolean;
  readonly desk: SharedDesk;
  readonly onProblem: (what: string, error: unknown) => void;
}

/** Half a lease: whoever died is reckoned without before its accounts come free. */
const TTL_SHARE = 0.5;
const ALONE_MS = 5_000;
const TOGETHER_MS = 2_000;
const MOVING_MS = 1_000;
/** So many takeovers between two beats: each is some statements, and a beat must not be late. */
const TAKEN_AT_ONCE = 10;

/** Looks every few seconds who lives and who holds what, then takes and gives as `decideShare` says. */
export function createAccountSharer(options: SharerOptions): AccountSharer {
  const { db, self, identity, timing, desk } = options;
  const { clock } = timing;
  const ttlMs = timing.ttlMs * TTL_SHARE;
  let startedAtMs: number | null = null;
  let names = '';
  let sameSinceMs = clock.monotonicMs();
  let freeSinceMs: ReadonlyMap<string, number> = new Map();
  let last: { readonly roll: Roll; readonly atMs: number } | null = null;
  let stopped = false;
  let looking: Promise<unknown> = Promise.resolve();
  let giving: Promise<void> | null = null;
  let cancelTimer: CancelTimer = () => {};

  async function look(): Promise<Roll> {
    const keyPrint = identity.keyPrint();
    const nowMs = timing.nowMs?.() ?? null;
    const answer = await beat(db, {
      id: self,
      version: identity.version,
      keyPrint,
      startedAtMs,
      ttlMs,
      nowMs,
    });
    startedAtMs = answer.startedAtMs;
    const roll = withoutDead(answer, options.isDead);
    last = { roll, atMs: clock.monotonicMs() };
    return roll;
  }

  /** One look, and what follows from it. How long to wait before the next. */
  async function turn(): Promise<number> {
    const { others, accounts, startedAtMs, waiting } = await look();
    const nowMs = clock.monotonicMs();
    noteNames(others, nowMs);
    freeSinceMs = new Map(
      accounts.flatMap(({ id, holder }) =>
        holder === null ? [[id, freeSinceMs.get(id) ?? nowMs] as const] : [],
      ),
    );
    const me: LiveInstance = { id: self, keyPrint: identity.keyPrint(), startedAtMs };
    const own = accounts.flatMap(({ id, holder }) => (holder === self ? [id] : []));
    for (const id of waiting) if (own.includes(id)) desk.wake(id);
    const resting = desk.resting(own);
    const picture = { self: me, others, accounts, freeSinceMs, resting, nowMs, sameSinceMs };
    const { take, give, isMoving } = decideShare(picture);
    for (const id of take.slice(0, TAKEN_AT_ONCE)) {
      if (stopped) break;
      await desk
        .take(id)
        .catch((error: unknown) => options.onProblem('An account could not be taken', error));
    }
    if (give !== null && giving === null && !stopped) giving = letGo(give);
    if (take.length > TAKEN_AT_ONCE) return 0;
    return isMoving ? MOVING_MS : others.length > 0 ? TOGETHER_MS : ALONE_MS;
  }

  /** Beside the beats, for it waits until what is under way has ended. */
  async function letGo(accountId: string): Promise<void> {
    await desk
      .give(accountId)
      .catch((error: unknown) => options.onProblem('An account could not be given up', error));
    giving = null;
  }

  function noteNames(others: readonly InstanceRow[], nowMs: number): void {
    const now = others.map(({ id }) => id).join('\n');
    if (now !== names) sameSinceMs = nowMs;
    names = now;
  }

  async function turnAndPlan(): Promise<void> {
    let waitMs = TOGETHER_MS;
    try {
      do waitMs = await turn();
      while (waitMs === 0 && !stopped);
    } catch (error) {
      options.onProblem('The other instances could not be looked for', error);
    }
    if (!stopped) cancelTimer = clock.setTimer(waitMs, () => void begin());
  }

  function begin(): Promise<void> {
    const mine = turnAndPlan();
    looking = mine;
    return mine;
  }

  return {
    start: begin,
    async stop() {
      stopped = true;
      cancelTimer();
      await looking;
      await leave(db, self);
    },
    abandon() {
      stopped = true;
      cancelTimer();
    },
    async idle() {
      await looking;
      await giving;
    },
    live() {
      if (last === null || clock.monotonicMs() - last.atMs > ttlMs) return null;
      return sharesOf(last.roll, { id: self, version: identity.version, keyPrint: identity.keyPrint() });
    },
  };
}

/** Whose process is known to have ended neither lives nor holds anything. */
function withoutDead(roll: Roll, isDead: (instanceId: string) => boolean): Roll {
  const dead = new Set(
    roll.accounts.flatMap(({ holder }) => (holder !== null && isDead(holder) ? [holder] : [])),
  );
  return {
    ...roll,
    others: roll.others.filter(({ id }) => !isDead(id)),
    accounts: roll.accounts.map(({ id, holder }) => ({
      id,
      holder: holder !== null && dead.has(holder) ? null : holder,
    })),
  };
}

function sharesOf(
  { others, accounts, startedAtMs }: Roll,
  self: Omit<InstanceRow, 'startedAtMs'>,
): readonly LiveShare[] {
  return [{ ...self, startedAtMs }, ...others]
    .toSorted((a, b) => a.startedAtMs - b.startedAtMs || (a.id < b.id ? -1 : 1))
    .map((one) => ({
      ...one,
      accountIds: accounts.flatMap(({ id, holder }) => (holder === one.id ? [id] : [])),
      isHere: one.id === self.id,
    }));
}
