import { err, ok, type Result } from '../result.ts';
import { type BrokerOrderId, parseBrokerOrderId } from './ids.ts';

/** The stations of one sending, one list for all. The order's status is coarser and derived from them. */
export const ATTEMPT_STATES = [
  'planned',
  'sending',
  'unconfirmed',
  'accepted',
  'queued',
  'open',
  'filled',
  'cancelled',
  'rejected',
  'expired',
  'not_placed',
] as const;
export type AttemptStateName = (typeof ATTEMPT_STATES)[number];

/**
 * An attempt's state with what belongs to it. The keys are the same in every member, so that it is a flat row in the
 * database; the types say which values can occur: nothing unsent has a number, nothing open lacks one.
 */
export type AttemptState =
  /** Row committed, provably unsent. */
  | { readonly state: 'planned'; readonly brokerOrderId: null; readonly filledQty: 0; readonly reason: null }
  /** The request is in flight. After a restart this is `unconfirmed`. */
  | { readonly state: 'sending'; readonly brokerOrderId: null; readonly filledQty: 0; readonly reason: null }
  /** Sent, no answer that can be trusted. Only evidence or a person settles it. */
  | {
      readonly state: 'unconfirmed';
      readonly brokerOrderId: null;
      readonly filledQty: 0;
      readonly reason: null;
    }
  /** Has the broker's number; the book has not shown it at work yet. */
  | {
      readonly state: 'accepted';
      readonly brokerOrderId: BrokerOrderId;
      readonly filledQty: number;
      readonly reason: null;
    }
  /** An after-market order that waits at the broker. */
  | {
      readonly state: 'queued';
      readonly brokerOrderId: BrokerOrderId;
      readonly filledQty: number;
      readonly reason: null;
    }
  /** At work; partly filled when `filledQty` is above zero. */
  | {
      readonly state: 'open';
      readonly brokerOrderId: BrokerOrderId;
      readonly filledQty: number;
      readonly reason: null;
    }
  | {
      readonly state: 'filled';
      readonly brokerOrderId: BrokerOrderId;
      readonly filledQty: number;
      readonly reason: null;
    }
  /** These three keep what was filled before; a late fill may still arrive. */
  | {
      readonly state: 'cancelled';
      readonly brokerOrderId: BrokerOrderId;
      readonly filledQty: number;
      readonly reason: string | null;
    }
  /** Without a number it was refused before the broker took it. */
  | {
      readonly state: 'rejected';
      readonly brokerOrderId: BrokerOrderId | null;
      readonly filledQty: number;
      readonly reason: string | null;
    }
  | {
      readonly state: 'expired';
      readonly brokerOrderId: BrokerOrderId;
      readonly filledQty: number;
      readonly reason: string | null;
    }
  /** Proven absent, never sent, or a person's decision. */
  | {
      readonly state: 'not_placed';
      readonly brokerOrderId: null;
      readonly filledQty: 0;
      readonly reason: string | null;
    };

export interface AttemptColumns {
  readonly state: AttemptStateName;
  readonly brokerOrderId: BrokerOrderId | null;
  readonly filledQty: number;
  readonly reason: string | null;
}

const KNOWN: ReadonlySet<string> = new Set(ATTEMPT_STATES);
const LIVE: ReadonlySet<AttemptStateName> = new Set(['accepted', 'queued', 'open']);
const UNSETTLED: ReadonlySet<AttemptStateName> = new Set(['planned', 'sending', 'unconfirmed']);

export function isAttemptStateName(text: string): text is AttemptStateName {
  return KNOWN.has(text);
}

/** The broker has it and it is not over. */
export function isLiveAttempt(state: AttemptStateName): boolean {
  return LIVE.has(state);
}

/** Over: filled, cancelled, rejected, expired or not placed. Immutable but for corrections. */
export function isEndedAttempt(state: AttemptStateName): boolean {
  return !LIVE.has(state) && !UNSETTLED.has(state);
}

/** Builds the state from loose columns (a database row). An impossible combination is named. */
export function attemptStateFrom(columns: {
  readonly state: string;
  readonly brokerOrderId: string | null;
  readonly filledQty: number;
  readonly reason: string | null;
}): Result<AttemptState, string> {
  const { state, filledQty, reason } = columns;
  if (!isAttemptStateName(state)) return err(`unknown attempt state ${state}`);
  if (!Number.isSafeInteger(filledQty) || filledQty < 0)
    return err(`impossible filled quantity ${filledQty}`);
  const number = columns.brokerOrderId === null ? null : parseBrokerOrderId(columns.brokerOrderId);
  if (number === undefined) return err(`not a broker order number: ${columns.brokerOrderId}`);
  return attemptStateOf({ state, brokerOrderId: number, filledQty, reason });
}

/** The same for columns that are already typed. */
export function attemptStateOf(columns: AttemptColumns): Result<AttemptState, string> {
  const { state, brokerOrderId, filledQty, reason } = columns;
  switch (state) {
    case 'planned':
    case 'sending':
    case 'unconfirmed':
      return brokerOrderId === null
        ? ok({ state, brokerOrderId, filledQty: 0, reason: null })
        : err(`${state} with a number`);
    case 'not_placed':
      return brokerOrderId === null
        ? ok({ state, brokerOrderId, filledQty: 0, reason })
        : err(`${state} with a number`);
    case 'rejected':
      return ok({ state, brokerOrderId, filledQty, reason });
    case 'accepted':
    case 'queued':
    case 'open':
    case 'filled':
      return brokerOrderId === null
        ? err(`${state} without a number`)
        : ok({ state, brokerOrderId, filledQty, reason: null });
    case 'cancelled':
    case 'expired':
      return brokerOrderId === null
        ? err(`${state} without a number`)
        : ok({ state, brokerOrderId, filledQty, reason });
  }
}
