import type { CancelTimer, Clock } from '@orderwatch/clock';
import type { LeaseClaim } from '../../db/lease/renew-lease.ts';
import type { Fate } from './fates.ts';
import type { MemoryStore } from './memory-store.ts';

export interface MemoryLease {
  held(): LeaseClaim | null;
  leftMs(): number;
  start(): Promise<void>;
  lost(): void;
  stop(): void;
}

/** Takes, renews and watches the lease of one account as `lease/lease-keeper.ts` does, on simulated time. */
export function keepLease(parts: {
  readonly store: MemoryStore;
  readonly fate: Fate;
  readonly clock: Clock;
  readonly ttlMs: number;
  /** Planted: whoever had the lease believes to have it for good. */
  readonly believing: boolean;
  readonly onTaken: () => Promise<void>;
  readonly onLost: () => void;
}): MemoryLease {
  const { store, fate, clock, ttlMs, believing } = parts;
  let claim: LeaseClaim | null = null;
  let validUntil = 0;
  let stopped = false;
  let cancel: CancelTimer = () => {};

  function lost(): void {
    if (claim === null) return;
    claim = null;
    parts.onLost();
  }

  async function turn(): Promise<void> {
    await fate.pass();
    if (stopped) return;
    const askedAt = clock.monotonicMs();
    if (claim === null) {
      const taken = store.takeLease(fate.name, ttlMs, askedAt);
      if (taken !== undefined) {
        claim = taken;
        validUntil = askedAt + ttlMs;
        await parts.onTaken();
      }
    } else if (store.renewLease(claim, ttlMs, askedAt)) validUntil = askedAt + ttlMs;
    else if (!believing) lost();
    if (!stopped) cancel = clock.setTimer(ttlMs / 3, () => void turn());
  }

  return {
    held: () =>
      claim !== null && !fate.isDead() && (believing || clock.monotonicMs() < validUntil) ? claim : null,
    leftMs: () => (claim === null ? 0 : Math.max(0, validUntil - clock.monotonicMs())),
    start: turn,
    lost,
    stop() {
      stopped = true;
      cancel();
      if (claim !== null) store.releaseLease(claim);
      claim = null;
    },
  };
}
