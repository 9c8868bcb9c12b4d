import type { OrderStatus, Position } from '@orderwatch/core';

/** What the database says when the last day is over, and what was heard on the way. */
export interface Outcome {
  readonly orders: readonly SeenOrder[];
  readonly events: readonly SeenEvent[];
  readonly positions: readonly Position[];
  readonly fills: readonly SeenFill[];
  readonly notices: readonly SeenNotice[];
  /** What the channel took, in the order of arrival. */
  readonly told: readonly ToldNotice[];
  /** What a person asked for and was answered, in its order. */
  readonly answers: readonly SeenAnswer[];
  /** The buy of a symbol that the system placed first. */
  order(symbol: string): SeenOrder | undefined;
  /** The sells of a symbol that the system placed, oldest first. */
  sells(symbol: string): readonly SeenOrder[];
  /** The position of a symbol that was opened last. */
  position(symbol: string): Position | undefined;
  /** The kinds of events of a symbol's first buy, in their order. */
  kinds(symbol: string): readonly string[];
  /** When that order's first event of a kind was recorded, in epoch milliseconds. */
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
  readonly createdAtMs: number;
  readonly quantity: number;
  readonly limitPricePaise: number | null;
  readonly executionQty: number;
  readonly executionPrice: string | null;
  readonly executedAtMs: number | null;
  readonly reasonCode: string | null;
  readonly brokerWords: string | null;
  readonly cancelledBy: string | null;
  readonly shortfallPaise: number | null;
  readonly retryCount: number;
  readonly verifiedAtMs: number | null;
  readonly missing: boolean;
  readonly positionId: string | null;
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
  readonly id: string;
  readonly seq: number;
  readonly orderId: string | null;
  readonly kind: string;
  readonly actor: string;
  readonly source: string;
  readonly atMs: number;
  readonly evidenceId: string | null;
  readonly positionId: string | null;
}

/** An execution that counts: steps of a total that the trade book has replaced are left out. */
export interface SeenFill {
  readonly orderId: string;
  readonly brokerOrderId: string;
  readonly quantity: number;
  readonly valuePaise: number;
  readonly positionId: string | null;
}

export interface SeenNotice {
  readonly id: string;
  readonly eventId: string | null;
  readonly kind: string;
  readonly subject: string;
  readonly version: string;
  readonly orderId: string | null;
}

/** One notice within a message that the channel took. */
export interface ToldNotice {
  readonly noticeId: string;
  readonly messageId: string;
  readonly kind: string;
  readonly orderId: string | null;
  readonly atMs: number;
}

export interface SeenAnswer {
  readonly kind: string;
  readonly state: string;
  readonly code: string | null;
  readonly text: string;
}
