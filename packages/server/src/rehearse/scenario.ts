import type { OrderStatus } from '@orderwatch/core';
import type { RehearsalDay } from './rehearsal-day.ts';

/** A trading day with bad luck, told as data: what is recommended, what goes wrong, and what must be true afterwards. */
export interface Scenario {
  /** Kebab-case; the name on the command line. */
  readonly name: string;
  /** One sentence for people. */
  readonly story: string;
  /** The day on whose evening buys are placed: a trading day. */
  readonly day: string;
  /** Trading days after it that are played to the end. One by default. */
  readonly days?: number;
  readonly cashRupees: number;
  /** NSE symbols, in the order of the file. */
  readonly symbols: readonly string[];
  /** Changes of the account's settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Arranges what will happen: prices, faults, hands in the broker's app. */
  readonly prepare: (day: RehearsalDay) => void;
  readonly expect: Expectation;
}

export interface Expectation {
  /** By symbol, after the last day. */
  readonly statuses: Readonly<Record<string, OrderStatus>>;
  /** Anything else that must be true; each sentence returned is a violation. */
  readonly also?: (seen: Outcome) => readonly string[];
}

/** What the database says when the last day is over. */
export interface Outcome {
  readonly orders: readonly SeenOrder[];
  readonly events: readonly SeenEvent[];
  /** The order of a symbol that the system placed. */
  order(symbol: string): SeenOrder | undefined;
  /** The kinds of an order's events, in their order. */
  kinds(symbol: string): readonly string[];
  /** When an order's first event of a kind was recorded, in epoch milliseconds. */
  when(symbol: string, kind: string): number | undefined;
}

export interface SeenOrder {
  readonly id: string;
  readonly symbol: string;
  readonly tradingSymbol: string;
  readonly side: string;
  readonly origin: string;
  readonly status: OrderStatus;
  readonly tradingDay: string;
  readonly quantity: number;
  readonly limitPricePaise: number | null;
  readonly executionQty: number;
  readonly executionPrice: string | null;
  readonly reasonCode: string | null;
  readonly brokerWords: string | null;
  readonly cancelledBy: string | null;
  readonly shortfallPaise: number | null;
  readonly verifiedAtMs: number | null;
  readonly missing: boolean;
  readonly attempts: readonly SeenAttempt[];
}

export interface SeenAttempt {
  readonly id: string;
  readonly tag: string | null;
  readonly brokerOrderId: string | null;
  readonly state: string;
  readonly filledQty: number;
}

export interface SeenEvent {
  readonly seq: number;
  readonly orderId: string | null;
  readonly kind: string;
  readonly actor: string;
  readonly source: string;
  readonly atMs: number;
  readonly evidenceId: string | null;
}
