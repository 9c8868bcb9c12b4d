import type { BrokerOrder, BrokerStatus } from '../broker/index.ts';
import type { AttemptEvidence } from '../orders/index.ts';

const EVIDENCE: Readonly<Record<BrokerStatus, AttemptEvidence>> = {
  pending_submit: 'seen_pending',
  amo_pending: 'seen_queued',
  open: 'seen_open',
  trigger_pending: 'seen_open',
  complete: 'seen_filled',
  cancelled: 'seen_cancelled',
  rejected: 'seen_rejected',
  expired: 'seen_expired',
  unknown: 'seen_unknown_text',
};

/**
 * What a row proves about its attempt. "Complete" with fewer shares filled than ordered does not prove completion:
 * the status and the quantities of a row can straddle a fill, and the quantity is what counts.
 */
export function readEvidence(row: BrokerOrder, filledQty: number): AttemptEvidence {
  if (row.status === 'complete' && filledQty < row.quantity) return 'seen_open';
  return EVIDENCE[row.status];
}

/** The evidence says that the order is waiting or at work. */
export function isLiveEvidence(evidence: AttemptEvidence): boolean {
  return evidence === 'seen_pending' || evidence === 'seen_queued' || evidence === 'seen_open';
}
