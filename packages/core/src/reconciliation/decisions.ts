import type { SnapshotSource } from '../broker/index.ts';
import type {
  AcknowledgedValues,
  Attempt,
  AttemptId,
  AttemptState,
  BrokerOrderId,
  CommandId,
  CommandState,
  EventDraft,
  Fill,
  IstDay,
  JsonObject,
  LastSeen,
  Order,
  OrderId,
  OrderStatus,
} from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import type { GuardState } from './guard-state.ts';

/** The broker's own row behind a decision; the writer keeps it with its hash. */
export interface EvidenceDraft {
  readonly source: SnapshotSource;
  readonly receivedAtMs: EpochMs;
  readonly payload: JsonObject;
}

/** New values of an attempt; what is left out stays. `state` comes with its number, filled quantity and reason. */
export interface AttemptChange {
  readonly attemptId: AttemptId;
  readonly from: AttemptState;
  readonly to: AttemptState;
  readonly exchangeOrderId?: string;
  readonly acknowledged?: AcknowledgedValues;
  /** Null forgets it: the number has gone to another attempt. */
  readonly lastSeen?: LastSeen | null;
}

export interface StatusChange {
  readonly from: OrderStatus;
  readonly to: OrderStatus;
  /** Raises the order's count of corrections. */
  readonly correction: boolean;
}

/** Columns of the order that change beside its status, `updatedAtMs`, `version` and `corrections`. */
export type OrderColumns = Partial<
  Pick<
    Order,
    | 'quantity'
    | 'limitPrice'
    | 'triggerPrice'
    | 'orderType'
    | 'managed'
    | 'reasonCode'
    | 'failureReason'
    | 'firstFailedAtMs'
    | 'rejectionReason'
    | 'cancelledReason'
    | 'cancelledBy'
    | 'requiredCash'
    | 'availableCash'
    | 'shortfall'
    | 'executionQty'
    | 'executionPrice'
    | 'executionTimeMs'
    | 'missingSinceMs'
    | 'linkedOrderId'
    | 'verifiedAtMs'
    | 'lastStatusCheckMs'
  >
>;

export interface CommandChange {
  readonly commandId: CommandId;
  readonly from: CommandState;
  readonly to: CommandState;
}

/** Everything that changes for one order, to be written together. */
export interface OrderDecision {
  readonly orderId: OrderId;
  readonly attempt: AttemptChange | null;
  readonly status: StatusChange | null;
  readonly columns: OrderColumns;
  readonly fills: readonly Fill[];
  readonly commands: readonly CommandChange[];
  readonly events: readonly EventDraft[];
  /** Null when the broker's payload says nothing about it (an absence, a linked order). */
  readonly evidence: EvidenceDraft | null;
}

/**
 * An order at the broker that is not ours: shown through its whole life, never acted on. Its ids are functions of the
 * account and the broker's number, so that adopting it twice adds nothing.
 */
export interface Adoption {
  readonly order: Order;
  readonly attempt: Attempt;
  readonly fills: readonly Fill[];
  readonly events: readonly EventDraft[];
  readonly evidence: EvidenceDraft;
  /** An unconfirmed attempt of ours that looks like it. Never linked by the machine; a person decides. */
  readonly candidateFor: AttemptId | null;
}

/** S1: money can be lost or doubled. S2: a wrong state may be shown. S3: degraded. */
export type Severity = 'S1' | 'S2' | 'S3';

export type AlertKind =
  | 'wrong_account'
  | 'book_shrunk'
  | 'book_empty_suspect'
  | 'book_stale'
  | 'duplicate_rows'
  | 'unknown_text'
  | 'other_program'
  | 'tag_mismatch'
  | 'identity_mismatch'
  | 'overfill'
  | 'quantities_disagree'
  | 'filled_fell'
  | 'correction'
  | 'impossible_move'
  | 'two_live_attempts'
  | 'row_unusable'
  | 'feed_unconfirmed'
  | 'order_missing'
  | 'day_unsealed'
  | 'amo_not_released'
  | 'candidate_for_unconfirmed';

export interface Alert {
  readonly kind: AlertKind;
  readonly severity: Severity;
  readonly orderId: OrderId | null;
  /** Unique per thing to be told: the same key is raised once. */
  readonly key: string;
  readonly facts: JsonObject;
}

/** Why a reading is believed for what it shows and not for what it lacks. */
export type Doubt = 'quarantined_rows' | 'empty_suspect' | 'shrunk' | 'stale';

export type Verdict =
  | {
      readonly kind: 'accepted';
      /** Whether an absence may rest on it. Never for the feed. */
      readonly complete: boolean;
      readonly doubts: readonly Doubt[];
    }
  | { readonly kind: 'rejected'; readonly why: 'failed' | 'wrong_account' | 'out_of_order' | 'stale' };

/** What to ask the broker next, within the caller's limits. */
export interface FollowUp {
  /** Something was learned from the feed alone: the book must confirm it. */
  readonly readBook: boolean;
  /** An empty or shrunken book: ask something else that needs the same session. */
  readonly checkSession: boolean;
  /** Orders to look up one by one. */
  readonly lookUp: readonly BrokerOrderId[];
}

/** Nothing in here asks for an order to be sent: no input can make reconciliation propose that. */
export interface Decisions {
  readonly verdict: Verdict;
  readonly orders: readonly OrderDecision[];
  readonly external: readonly Adoption[];
  /** Of the account, beside those of the orders. */
  readonly events: readonly EventDraft[];
  readonly alerts: readonly Alert[];
  readonly guard: GuardState;
  /** Why placing must stop for this account until a person confirms; null when it need not. */
  readonly stopPlacing: 'wrong_account' | 'other_program' | null;
  /** The trading day that this reading sealed. */
  readonly sealedDay: IstDay | null;
  readonly followUp: FollowUp;
}
