import type { Funds } from '../api/queries-funds.ts';
import type { Order } from '../api/types.ts';
import { bandSentence, describeBand } from '../funds/describe-band.ts';
import { queue as words } from './strings.ts';

export interface RetryBandWords {
  readonly useful: 'no' | 'yes' | 'unknown';
  readonly short: string;
  /** Which price, which band and how old the word is. */
  readonly sentence: string;
}

const SHORT = { no: words.outsideBand, yes: words.passesBand, unknown: words.bandNotTold } as const;

/** Whether another try of what failed would pass by its price; nothing where the band has no part in it. */
export function describeRetryBand(
  order: Pick<Order, 'id'>,
  funds: readonly Funds[],
  nowMs: number,
): RetryBandWords | undefined {
  const retry = funds.flatMap(({ retries }) => retries).find(({ order_id }) => order_id === order.id);
  if (!retry?.by_band) return undefined;
  const sentence = bandSentence(describeBand({ stage: 'queued', band: retry.band }, nowMs));
  return { useful: retry.by_band, short: SHORT[retry.by_band], sentence };
}
