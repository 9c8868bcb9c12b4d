import type { Query } from '@tanstack/react-query';
import { serverNow } from '../clock/server-clock.ts';
import { asProblem, mayBeDone } from './problem.ts';

/** What the page knows of something that failed, beside the error itself. */
export interface Failure {
  /** Since when it fails without a success between, by the server's clock. */
  readonly sinceMs: number;
  /** When it is tried again by itself, by the browser's monotonic clock; nothing when it is not. */
  readonly nextAtMs: number | undefined;
  /** Something that a person wanted done; otherwise something that was to be read. */
  readonly isChange: boolean;
  /** A change of which nobody knows whether it was carried out. */
  readonly isInDoubt: boolean;
}

/** As the `meta` of a mutation that only looks: done or not makes no difference. */
export const harmless = { harmless: true } as const;

const FIRST_MS = 5_000;
const LONGEST_MS = 60_000;
const TOO_MANY = 429;

/** How long to wait before the next try: a server that is down is not hammered, and its return is seen within a minute. */
export function waitBeforeTry(failures: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
}

/** What a second try can mend: no answer, a fault of the server, too many questions. A refusal stays one. */
export function mayPass(error: unknown): boolean {
  const { status } = asProblem(error);
  return status === 0 || status >= 500 || status === TOO_MANY;
}

const known = new WeakMap<object, Failure>();

export function failureOf(error: unknown): Failure | undefined {
  return typeof error === 'object' && error !== null ? known.get(error) : undefined;
}

/**
 * A change that failed is never sent again by itself: only a person knows whether it is still wanted. What a person asked
 * for without changing anything is `harmless`.
 */
export function noteRefusedChange(error: unknown, harmless: boolean): void {
  const isInDoubt = !harmless && mayBeDone(error);
  if (typeof error === 'object' && error !== null && (isInDoubt || mayPass(error)))
    known.set(error, { sinceMs: serverNow(), nextAtMs: undefined, isChange: true, isInDoubt });
}

interface Ongoing {
  readonly sinceMs: number;
  readonly failures: number;
  readonly timer: ReturnType<typeof setTimeout> | undefined;
  /** Nothing for what is not tried again by itself. */
  readonly again: (() => void) | undefined;
}

/**
 * Remembers since when each question fails, and asks it again after a while for as long as something shows it; at once when
 * another is answered again, so that a server that is back mends the whole page.
 */
export function createFailureKeeper(): {
  readonly failed: (error: unknown, query: Query<unknown, unknown, unknown>) => void;
  readonly succeeded: (query: Query<unknown, unknown, unknown>) => void;
} {
  const ongoing = new Map<string, Ongoing>();
  return {
    failed(error, query) {
      const before = ongoing.get(query.queryHash);
      clearTimeout(before?.timer);
      const failures = (before?.failures ?? 0) + 1;
      const sinceMs = before?.sinceMs ?? serverNow();
      const waitMs = mayPass(error) && query.isActive() ? waitBeforeTry(failures) : undefined;
      const again = () => {
        if (query.isActive()) void query.fetch().catch(() => undefined);
      };
      const timer = waitMs === undefined ? undefined : setTimeout(again, waitMs);
      ongoing.set(query.queryHash, {
        sinceMs,
        failures,
        timer,
        again: timer === undefined ? undefined : again,
      });
      if (typeof error === 'object' && error !== null)
        known.set(error, {
          sinceMs,
          nextAtMs: waitMs === undefined ? undefined : performance.now() + waitMs,
          isChange: false,
          isInDoubt: false,
        });
    },
    succeeded({ queryHash }) {
      clearTimeout(ongoing.get(queryHash)?.timer);
      if (!ongoing.delete(queryHash)) return;
      for (const { again } of ongoing.values()) again?.();
    },
  };
}
