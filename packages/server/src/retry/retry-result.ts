import type { NotRetryable, Order, PlacementOutcome } from '@orderwatch/core';

/** What came of one retry. `order` is the order as it stands afterwards. */
export type RetryResult =
  | { readonly kind: 'unknown_order' }
  | { readonly kind: 'not_retryable'; readonly why: NotRetryable; readonly order: Order }
  | { readonly kind: 'sent'; readonly outcome: PlacementOutcome; readonly order: Order }
  /** Neither the market nor the AMO window is open: it stays queued, and was not tried. */
  | { readonly kind: 'not_now'; readonly words: string; readonly order: Order }
  /** It was tried and has to wait. */
  | { readonly kind: 'waits'; readonly code: string; readonly words: string; readonly order: Order }
  | { readonly kind: 'no_longer_needed'; readonly words: string; readonly order: Order }
  | { readonly kind: 'gave_up'; readonly words: string; readonly order: Order }
  | { readonly kind: 'expired'; readonly order: Order }
  /** Another instance acts for the account, or the order kept changing: nothing was done. */
  | { readonly kind: 'overtaken' };
