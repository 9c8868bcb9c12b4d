import type { Clock } from '@orderwatch/clock';
import { REQUESTS_PER_SECOND_PACE } from '@orderwatch/core';

const SECOND_MS = 1_000;

/** The requests of one account that place, change or cancel, over the last second. One instance holds the account. */
export interface SendRate {
  inLastSecond(): number;
  note(): void;
  /** Waits until there is room for one more: before it is decided to send, for a decision must not grow old in a queue. */
  room(): Promise<void>;
}

export function createSendRate(clock: Pick<Clock, 'monotonicMs' | 'sleep'>): SendRate {
  const sent: number[] = [];
  /** How many were let through and have not left yet. */
  const promised: number[] = [];

  function forget(list: number[]): void {
    const since = clock.monotonicMs() - SECOND_MS;
    while (list[0] !== undefined && list[0] <= since) list.shift();
  }

  return {
    inLastSecond() {
      forget(sent);
      return sent.length;
    },
    note() {
      sent.push(clock.monotonicMs());
    },
    async room() {
      for (;;) {
        forget(promised);
        if (promised.length < REQUESTS_PER_SECOND_PACE) break;
        const oldest = promised[0] ?? 0;
        await clock.sleep(Math.max(1, oldest + SECOND_MS - clock.monotonicMs()));
      }
      promised.push(clock.monotonicMs());
    },
  };
}
