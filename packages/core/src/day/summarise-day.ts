import type { CancelledBy, EventKind, OrderOrigin, OrderStatus } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';

/** An order of the day, as it stands. */
export interface DayOrder {
  readonly status: OrderStatus;
  readonly side: 'buy' | 'sell';
  readonly origin: OrderOrigin;
  /** Whether the broker has given it a number: it was placed, whatever became of it. */
  readonly placed: boolean;
  readonly quantity: number;
  readonly executionQty: number;
  readonly cancelledBy: CancelledBy | null;
  readonly missing: boolean;
}

/** A change of an order that the broker has dated and that we saw some time later. */
export interface SeenChange {
  readonly kind: EventKind;
  readonly seenAtMs: EpochMs;
  readonly happenedAtMs: EpochMs;
}

export interface DayFacts {
  readonly orders: readonly DayOrder[];
  readonly changes: readonly SeenChange[];
  readonly positionsOpened: number;
  readonly positionsClosed: number;
  readonly positionsOpen: number;
}

/** What became of a day's orders, in numbers. `external` are counted by themselves and in nothing else. */
export interface DaySummary {
  readonly orders: number;
  readonly placed: number;
  /** Filled wholly. */
  readonly executed: number;
  /** Filled in part, whether or not the rest is still at work. */
  readonly partlyExecuted: number;
  readonly rejected: number;
  readonly cancelled: number;
  readonly cancelledBy: Readonly<Record<CancelledBy, number>>;
  /** Still at the broker. */
  readonly open: number;
  readonly unconfirmed: number;
  readonly missing: number;
  readonly retryQueue: number;
  readonly failed: number;
  readonly external: number;
  readonly positionsOpened: number;
  readonly positionsClosed: number;
  readonly positionsOpen: number;
  /** From the broker's time of a change to ours of seeing it; null without one that is dated. */
  readonly detectionMs: { readonly count: number; readonly median: number; readonly max: number } | null;
}

const NOBODY: Readonly<Record<CancelledBy, number>> = {
  user: 0,
  system: 0,
  broker: 0,
  exchange: 0,
  expiry: 0,
  unknown: 0,
};

/** Sums up a day. Total; the order of the orders does not matter. */
export function summariseDay(facts: DayFacts): DaySummary {
  const ours = facts.orders.filter(({ origin }) => origin !== 'external');
  const count = (is: (order: DayOrder) => boolean) => ours.filter(is).length;
  const cancelledBy = { ...NOBODY };
  for (const order of ours) {
    if (order.status === 'cancelled') cancelledBy[order.cancelledBy ?? 'unknown'] += 1;
  }
  return {
    orders: ours.length,
    placed: count((order) => order.placed),
    executed: count((order) => order.executionQty >= order.quantity),
    partlyExecuted: count(({ executionQty, quantity }) => executionQty > 0 && executionQty < quantity),
    rejected: count((order) => order.status === 'rejected'),
    cancelled: count((order) => order.status === 'cancelled'),
    cancelledBy,
    open: count(({ status }) => status === 'amo' || status === 'pending_execution'),
    unconfirmed: count(({ status }) => status === 'unconfirmed' || status === 'placing'),
    missing: count((order) => order.missing),
    retryQueue: count((order) => order.status === 'retry_pending'),
    failed: count((order) => order.status === 'failed'),
    external: facts.orders.length - ours.length,
    positionsOpened: facts.positionsOpened,
    positionsClosed: facts.positionsClosed,
    positionsOpen: facts.positionsOpen,
    detectionMs: detection(facts.changes),
  };
}

function detection(changes: readonly SeenChange[]): DaySummary['detectionMs'] {
  // The broker's times have whole seconds and its own clock: what seems to be seen before it happened was seen at once.
  const delays = changes
    .map(({ seenAtMs, happenedAtMs }) => Math.max(0, seenAtMs - happenedAtMs))
    .toSorted((a, b) => a - b);
  const max = delays.at(-1);
  const median = delays[Math.floor((delays.length - 1) / 2)];
  return max === undefined || median === undefined ? null : { count: delays.length, median, max };
}

/** True when there is nothing to tell of. */
export function isQuietDay(summary: DaySummary): boolean {
  return (
    summary.orders + summary.external + summary.positionsOpened + summary.positionsClosed === 0 &&
    summary.positionsOpen === 0
  );
}
