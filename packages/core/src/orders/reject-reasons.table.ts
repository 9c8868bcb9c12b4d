import { ACCOUNT_REASONS } from './reject-reasons.account-table.ts';
import { ORDER_REASONS } from './reject-reasons.order-table.ts';

/** Raised with every change of a pattern or a text below: an old explanation can be told from a new one. */
export const REJECT_REASON_TABLE_VERSION = '2026-09-1';

/** Whether sending the same wish again can succeed: as it is, after somebody has changed something, or not at all. */
export type RetryUseful = 'yes' | 'after_change' | 'no';

export type ReasonKind =
  | 'margin'
  | 'circuit'
  | 'price'
  | 'quantity'
  | 't1_holdings'
  | 'holdings'
  | 'authorisation'
  | 'algo'
  | 'session'
  | 'ip'
  | 'market_closed'
  | 'instrument'
  | 'product'
  | 'account'
  | 'surveillance'
  | 'order_state'
  | 'request'
  | 'limit'
  | 'outage'
  | 'unknown';

export interface RejectPattern {
  readonly code: string;
  readonly kind: ReasonKind;
  /** Tried on the sentence with single blanks. Entries are tried in order, so the narrower ones stand first. */
  readonly text?: RegExp;
  /** Numbers that come with a refusal and mean this when the sentence is of no help. */
  readonly brokerCodes?: readonly string[];
  readonly meaning: string;
  readonly advice: string;
  readonly retryUseful: RetryUseful;
  /** `seen`: met at Kotak. `documented`: in Kotak's papers. `sibling`: from systems of the same make; words may differ. */
  readonly evidence: 'seen' | 'documented' | 'sibling';
}

/** Tried in this order: sentences about the order before those about the account and the way to the broker. */
export const REJECT_REASON_TABLE: readonly RejectPattern[] = [...ORDER_REASONS, ...ACCOUNT_REASONS];
