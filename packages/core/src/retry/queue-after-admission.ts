import type { Admission } from '../placement/index.ts';
import { classifyFailure } from './classify-failure.ts';

export type QueueOutcome =
  /** It goes to the broker now. */
  | { readonly kind: 'place' }
  /** It stays in the queue; `countsAsAttempt` tells whether its count of tries rises. */
  | { readonly kind: 'wait'; readonly countsAsAttempt: boolean }
  /** It ends as cancelled: somebody has it already, by an order that is linked where it is known. */
  | { readonly kind: 'no_longer_needed' }
  /** It ends as failed: time alone will not mend it. */
  | { readonly kind: 'give_up' };

/** What becomes of a queued order by the admission of its retry. */
export function queueAfterAdmission(admission: Admission): QueueOutcome {
  switch (admission.kind) {
    case 'admitted':
      return { kind: 'place' };
    case 'queue':
      return { kind: 'wait', countsAsAttempt: admission.countsAsAttempt };
    case 'skip':
      // A full portfolio can have a place later in the day; a share that is owned or on order is done with.
      return admission.reason.code === 'portfolio_full' || admission.reason.code === 'already_queued'
        ? { kind: 'wait', countsAsAttempt: false }
        : { kind: 'no_longer_needed' };
    case 'refuse':
      // Session and readings come back; a price outside the band or a size too large needs somebody to change it.
      return classifyFailure({ kind: 'check', reason: admission.reason }).status === 'retry_pending'
        ? { kind: 'wait', countsAsAttempt: false }
        : { kind: 'give_up' };
  }
}
