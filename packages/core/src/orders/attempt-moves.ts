import { ATTEMPT_STATES, type AttemptStateName } from './attempt-state.ts';

/** What can be learned about one sending: from our own sender, from the broker's book or feed, from a rule, a person. */
export const ATTEMPT_EVIDENCE = [
  'send_started',
  'reply_accepted',
  'reply_refused',
  'reply_not_sent',
  'reply_unknown',
  'restarted',
  'seen_pending',
  'seen_queued',
  'seen_open',
  'seen_filled',
  'seen_cancelled',
  'seen_rejected',
  'seen_expired',
  'seen_unknown_text',
  'day_ended',
  'resolved_not_placed',
] as const;
export type AttemptEvidence = (typeof ATTEMPT_EVIDENCE)[number];

/**
 * - `apply`: the state becomes `to` (which may be the same one, with new values).
 * - `ignore`: says nothing new about the state.
 * - `anomaly`: contradicts what is proven; kept as evidence, the state stays.
 * - `correction`: truth that arrived after we had concluded otherwise; the state becomes `to`, and an alert is raised.
 */
export interface AttemptMove {
  readonly verdict: 'apply' | 'ignore' | 'anomaly' | 'correction';
  readonly to: AttemptStateName;
}

// One row per evidence, one mark per state in the order of ATTEMPT_STATES: planned, sending, unconfirmed, accepted,
// queued, open, filled, cancelled, rejected, expired, not_placed. > apply, - ignore, ? anomaly, ! correction.
const TABLE: Readonly<Record<AttemptEvidence, string>> = {
  // Only one sender ever takes an attempt from planned to sending.
  send_started: '>??????????',
  // A late reply to an attempt that a person gave up on is still the truth: the order is live.
  reply_accepted: '!>>-------!',
  // A refusal cannot undo what the book has shown.
  reply_refused: '?>>?????---',
  // The sender alone knows that no byte left, even when somebody else has meanwhile called it unconfirmed.
  reply_not_sent: '>>>???????-',
  reply_unknown: '?>---------',
  restarted: '->---------',
  // "put order req received" and its like: the broker has it, nothing more.
  seen_pending: '!>>---????!',
  // Back to waiting after having been at work is not possible; such a row is old or wrong.
  seen_queued: '!>>>>??!!!!',
  seen_open: '!>>>>>?!!!!',
  seen_filled: '!>>>>>-!!!!',
  // A filled order cannot be cancelled, a rejected one neither: the first ending stands.
  seen_cancelled: '!>>>>>?-?-!',
  seen_rejected: '!>>>>>??-?!',
  seen_expired: '!>>>>>?-?-!',
  // A text we do not know proves that the order exists, and nothing else.
  seen_unknown_text: '!>>-------!',
  // After-market orders are carried; one that was never released is told, not ended.
  day_ended: '--->?>-----',
  resolved_not_placed: '>?>???????-',
};

const TARGETS: Readonly<Record<AttemptEvidence, AttemptStateName>> = {
  send_started: 'sending',
  reply_accepted: 'accepted',
  reply_refused: 'rejected',
  reply_not_sent: 'not_placed',
  reply_unknown: 'unconfirmed',
  restarted: 'unconfirmed',
  seen_pending: 'accepted',
  seen_queued: 'queued',
  seen_open: 'open',
  seen_filled: 'filled',
  seen_cancelled: 'cancelled',
  seen_rejected: 'rejected',
  seen_expired: 'expired',
  seen_unknown_text: 'accepted',
  day_ended: 'expired',
  resolved_not_placed: 'not_placed',
};

const VERDICTS: Readonly<Record<string, AttemptMove['verdict']>> = {
  '>': 'apply',
  '-': 'ignore',
  '!': 'correction',
};

/** Decides one pair. Total: whatever the table does not mark is an anomaly, and changes nothing. */
export function decideAttemptMove(from: AttemptStateName, evidence: AttemptEvidence): AttemptMove {
  const verdict = VERDICTS[TABLE[evidence].charAt(ATTEMPT_STATES.indexOf(from))] ?? 'anomaly';
  return { verdict, to: verdict === 'apply' || verdict === 'correction' ? TARGETS[evidence] : from };
}
