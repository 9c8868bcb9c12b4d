import type { CancelTimer, Clock } from '@orderwatch/clock';
import type { LeaseClaim, Renewal } from '../db/lease/renew-lease.ts';
import type { LeaseRecord } from './lease-record.ts';

/**
 * How lease time passes. In life it is real time, by the database's clock and the machine's monotonic one. In seeded
 * runs it is supplied: by the simulated clock, and as a rule with a lease so long that it need not be renewed.
 */
export interface LeaseTiming {
  readonly clock: Clock;
  readonly ttlMs: number;
  /** Null: never renewed. */
  readonly renewEveryMs: number | null;
  /** Null: the database's own clock decides what has run out. */
  readonly nowMs: (() => number) | null;
}

export interface LeaseKeeper {
  /** The claim, as long as it was not lost by what we know. */
  held(): LeaseClaim | null;
  /** For how long the lease is certainly still ours, by the monotonic clock. */
  leftMs(): number;
  /**
   * Tries to take the lease. Who `takesByItself` goes on trying until `stop`; otherwise it is left alone when somebody else
   * holds it, until the next call. Resolves after the first try.
   */
  start(): Promise<void>;
  /** A writer found that the lease was overtaken. */
  lost(): void;
  /** Gives the account up, and takes it again as a new holder would. */
  beginAnew(): void;
  /** Gives the lease back for somebody else to take. Taken again with the next `start`. */
  release(): Promise<void>;
  stop(): Promise<void>;
  /** Stops as a killed process would: the lease runs out by itself. */
  abandon(): void;
}

export interface LeaseKeeperOptions {
  readonly record: LeaseRecord;
  readonly accountId: string;
  readonly owner: string;
  readonly timing: LeaseTiming;
  /** Tells from an owner's name that it can never come back (its process on this machine has ended). */
  readonly isDead: (owner: string) => boolean;
  /** False while somebody deals the accounts out to several instances: then a free lease is taken when it is told to. */
  readonly takesByItself: () => boolean;
  readonly onTaken: (claim: LeaseClaim) => void | Promise<void>;
  readonly onLost: () => void;
  readonly onRenewed: (renewal: Renewal) => void;
  readonly onProblem: (error: unknown) => void;
}

/** Where no renewal comes that would take it again. */
const ANEW_AFTER_MS = 10_000;

/** Takes, renews and watches the lease of one account. */
export function createLeaseKeeper(options: LeaseKeeperOptions): LeaseKeeper {
  const { record, accountId, owner, timing } = options;
  let claim: LeaseClaim | null = null;
  let validUntil = 0;
  let stopped = false;
  /** Whether the account shall be ours: until somebody else is found to have it, or it is given away. */
  let isWanted = false;
  let turning: Promise<void> = Promise.resolve();
  let cancelTimer: CancelTimer = () => {};

  const held = (): LeaseClaim | null =>
    claim !== null && timing.clock.monotonicMs() < validUntil ? claim : null;

  async function take(): Promise<void> {
    const askedAt = timing.clock.monotonicMs();
    const wish = { owner, ttlMs: timing.ttlMs, nowMs: timing.nowMs?.() ?? null };
    let answer = await record.take(wish);
    // Our own name stands there when the database went away in the middle of an earlier try.
    if (!answer.taken && (answer.holder === owner || options.isDead(answer.holder))) {
      answer = await record.take({ ...wish, deadOwner: answer.holder });
    }
    if (!answer.taken) isWanted = false;
    if (!answer.taken || stopped) return;
    const taken = { accountId, owner, epoch: answer.epoch };
    claim = taken;
    validUntil = askedAt + timing.ttlMs;
    try {
      await options.onTaken(taken);
    } catch (error) {
      // Half begun is not held: renewed for ever, it would be an account that nobody watches. The next turn begins anew.
      if (claim === taken) lost();
      throw error;
    }
  }

  async function renew(current: LeaseClaim): Promise<void> {
    const askedAt = timing.clock.monotonicMs();
    const renewal = await record.renew(current, {
      ttlMs: timing.ttlMs,
      nowMs: timing.nowMs?.() ?? null,
    });
    if (claim !== current) return;
    // What was not renewed in time was not ours meanwhile, though nobody else has taken it: what began then was broken off, and a
    // machine that was suspended while it took over would renew for ever without a watch. It is taken anew, as by a new holder.
    if (!renewal.held || askedAt >= validUntil) return lost();
    validUntil = askedAt + timing.ttlMs;
    options.onRenewed(renewal);
  }

  function lost(): void {
    if (claim === null) return;
    claim = null;
    options.onLost();
  }

  /** One at a time: a turn that is asked for waits for the one under way. */
  function turn(): Promise<void> {
    cancelTimer();
    turning = turning.then(takeOrRenew);
    return turning;
  }

  async function takeOrRenew(): Promise<void> {
    if (stopped) return;
    try {
      if (claim !== null) await renew(claim);
      else if (isWanted || options.takesByItself()) await take();
    } catch (error) {
      // The database may be away for a while; the lease stays ours until its time is over, and then it is nobody's.
      options.onProblem(error);
      if (claim !== null && timing.clock.monotonicMs() >= validUntil) lost();
    }
    if (stopped || (claim === null && !isWanted && !options.takesByItself())) return;
    const again = timing.renewEveryMs ?? (claim === null ? timing.ttlMs / 3 : null);
    cancelTimer();
    if (again !== null) cancelTimer = timing.clock.setTimer(again, () => void turn());
  }

  return {
    held,
    leftMs: () => (claim === null ? 0 : Math.max(0, validUntil - timing.clock.monotonicMs())),
    start() {
      isWanted = true;
      return turn();
    },
    lost,
    beginAnew() {
      if (claim === null) return;
      lost();
      if (timing.renewEveryMs === null) {
        cancelTimer();
        cancelTimer = timing.clock.setTimer(ANEW_AFTER_MS, () => void turn());
      }
    },
    async release() {
      isWanted = false;
      cancelTimer();
      await turning;
      cancelTimer();
      const last = claim;
      claim = null;
      if (last !== null) await record.release(last);
    },
    abandon() {
      stopped = true;
      cancelTimer();
      claim = null;
    },
    async stop() {
      stopped = true;
      cancelTimer();
      const last = claim;
      claim = null;
      if (last !== null) await record.release(last);
    },
  };
}
