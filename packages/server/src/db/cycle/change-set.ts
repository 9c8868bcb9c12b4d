import {
  type Attempt,
  type AttemptStateName,
  type Command,
  type CommandState,
  DAY_JOBS,
  type Fill,
  type FillId,
  type JsonObject,
  type Order,
  type Position,
  type PositionId,
} from '@orderwatch/core';
import type { EvidenceSource, Json } from '../tables.ts';
import type { NewEvent } from './chain-events.ts';

/** The broker's own words behind a change, secrets removed: as read already, or as the text that came. */
export type NewEvidence = {
  readonly id: string;
  readonly source: EvidenceSource;
  readonly receivedAtMs: number;
  readonly attemptId: string | null;
} & ({ readonly payload: JsonObject } | { readonly text: string });

export interface NewOrder {
  readonly order: Order;
  /** The recommendation behind it, as it was read. */
  readonly recommendation: Json | null;
}

export interface NewAttempt {
  readonly attempt: Attempt;
  /** What is sent, in the broker's words; null for orders that we did not send. */
  readonly request: Json | null;
}

export interface AttemptChange {
  readonly attempt: Attempt;
  /** Only an attempt that is still in this state is changed; else nothing of the whole set is written. */
  readonly expectedState: AttemptStateName;
}

export interface CommandChange {
  readonly command: Command;
  /** Only a command that is still in this state is changed; what was settled meanwhile stays, and the rest is written. */
  readonly expectedState?: CommandState;
  /** What the broker answered, for the record. */
  readonly answer: Json | null;
}

export interface NewFill {
  readonly fill: Fill;
  readonly evidenceId: string | null;
  /** The position that it moved, as far as was known when it was recorded. */
  readonly positionId?: PositionId | null;
}

export interface PositionChange {
  readonly position: Position;
  /** Only a row that still has this version is changed; else nothing of the whole set is written. */
  readonly expectedVersion: number;
}

export interface NewDue {
  readonly id: string;
  readonly kind: DueKind;
  readonly subject: string;
  readonly dueAtMs: number;
}
/**
 * `verify_placement`: is the order in the book as the reply said (subject: the attempt). `placement`: the day's planned
 * placement run (subject: the trading day). `retry`: the day's try of the retry queue (subject: the trading
 * day). `retry_expiry`: the end of an order's place in the queue (subject: the order).
 * `remind_unconfirmed`: a person is reminded of what only he can settle (subject: the attempt). `watch_given_up`: an order
 * that a person gave up on is looked for a while longer (subject: the attempt). `daily_closes`: the
 * exchange's prices of a day are out (subject: that day). The jobs of a day are named in core (subject: the trading day).
 */
export const DUE_KINDS = [
  'verify_placement',
  'placement',
  'retry',
  'retry_expiry',
  'retry_warning',
  'remind_unconfirmed',
  'watch_given_up',
  'daily_closes',
  ...DAY_JOBS,
] as const;
export type DueKind = (typeof DUE_KINDS)[number];

export interface DueDone {
  readonly kind: DueKind;
  readonly subject: string;
  readonly outcome: Json;
}

export interface RunRow {
  readonly runId: string;
  readonly position: number;
  readonly ticker: string;
  readonly outcome:
    | 'placed'
    | 'would_place'
    | 'queued'
    | 'would_queue'
    | 'skipped'
    | 'failed'
    | 'would_fail'
    | 'unconfirmed';
  readonly reasonCode: string | null;
  readonly reason: string | null;
  readonly orderId: string | null;
  readonly detail: Json;
}

/** What is written of the account's last reading whether or not anything changed. */
export interface HeadNote {
  /** Left out: stays. */
  readonly guard?: Json;
  readonly lastReading?: Json;
  readonly lastCompleteAtMs?: number;
  readonly lastCycle?: Json;
  /** ISO day. */
  readonly sealedDay?: string;
  /** What was or may have been sent for a trading day. */
  readonly sent?: { readonly day: string; readonly orders: number; readonly value: number };
}

/** A broker's number, with its executions, goes from one attempt to another: a person said that they are one order. */
export interface MovedNumber {
  readonly brokerOrderId: string;
  readonly fromAttemptId: string;
  readonly toAttemptId: string;
}

/** Everything that one transaction changes. What is not named stays. */
export interface ChangeSet {
  readonly atMs: number;
  readonly evidence: readonly NewEvidence[];
  readonly events: readonly NewEvent[];
  readonly newOrders: readonly NewOrder[];
  /** Whole orders as they shall be; `version` is the one that was loaded and is raised by the write. */
  readonly orders: readonly Order[];
  readonly newAttempts: readonly NewAttempt[];
  readonly attempts: readonly AttemptChange[];
  readonly newCommands: readonly Command[];
  readonly commands: readonly CommandChange[];
  readonly fills: readonly NewFill[];
  /** Steps of a total whose place executions by number take. They stay for the record. */
  readonly supersededFills: readonly FillId[];
  readonly newPositions: readonly Position[];
  readonly positions: readonly PositionChange[];
  readonly newDue: readonly NewDue[];
  readonly dueDone: readonly DueDone[];
  readonly runRows: readonly RunRow[];
  readonly head: HeadNote;
  readonly movedNumber: MovedNumber | null;
  /** The queued buys in the order that their owner wants; empty: as the recommendations have it. Null leaves them. */
  readonly queueOrder: readonly string[] | null;
  /** Stops placing for the account until a person confirms. */
  readonly stopPlacing: string | null;
  /** Opens the circuit breaker with this reason, until a person resets it. */
  readonly openBreaker: string | null;
  /** What a person lets go again. */
  readonly lift: Lift;
}

export interface Lift {
  readonly kill?: true;
  readonly breaker?: true;
  /** A stop that a cycle raised. */
  readonly stop?: true;
}

export function changeSet(atMs: number, parts: Partial<Omit<ChangeSet, 'atMs'>>): ChangeSet {
  return {
    atMs,
    evidence: [],
    events: [],
    newOrders: [],
    orders: [],
    newAttempts: [],
    attempts: [],
    newCommands: [],
    commands: [],
    fills: [],
    supersededFills: [],
    newPositions: [],
    positions: [],
    newDue: [],
    dueDone: [],
    runRows: [],
    head: {},
    movedNumber: null,
    queueOrder: null,
    stopPlacing: null,
    openBreaker: null,
    lift: {},
    ...parts,
  };
}
