/** Where a person put an order in the queue, from 1; null where nobody did. */
export type RetryPlace = number | null;

/** What a person put in place comes first, in that order; the others follow, and are decided otherwise (0). */
export function byRetryPlace(
  a: { readonly retryPlace: RetryPlace },
  b: { readonly retryPlace: RetryPlace },
): number {
  if (a.retryPlace === null) return b.retryPlace === null ? 0 : 1;
  return b.retryPlace === null ? -1 : a.retryPlace - b.retryPlace;
}
