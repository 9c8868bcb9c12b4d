import type { IstDay, OrderStatus } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import type { Divergence } from './divergence.ts';

/** What decides whether a person has to look at an order. */
export interface NeedFacts {
  readonly status: OrderStatus;
  readonly tradingDay: IstDay;
  readonly missingSinceMs: EpochMs | null;
  /** How the broker's word compares with ours; null where the broker never had the order, or it is not in the book. */
  readonly divergence: Pick<Divergence, 'verdict' | 'action'> | null;
}

/** Nobody but a person, or evidence that may never come, settles these. They do not go away with their day. */
export const NEEDS_UNTIL_SETTLED: readonly OrderStatus[] = ['unconfirmed'];

/** Refused or given up: there is something to do about it as long as its trading day is not over. */
export const NEEDS_ON_ITS_DAY: readonly OrderStatus[] = ['rejected', 'failed'];

/**
 * Whether a person has to look at an order. The one definition: every count, mark and list of what needs somebody follows
 * it.
 *
 * A divergence at which there is no step to take needs nobody: what a hand has sold in the broker's app, for one.
 */
export function needsPerson(
  { status, tradingDay, missingSinceMs, divergence }: NeedFacts,
  today: IstDay,
): boolean {
  if (NEEDS_UNTIL_SETTLED.includes(status) || missingSinceMs !== null) return true;
  if (NEEDS_ON_ITS_DAY.includes(status) && tradingDay >= today) return true;
  return divergence !== null && divergence.verdict !== 'agrees' && divergence.action !== 'none';
}
