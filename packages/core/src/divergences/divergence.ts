/**
 * What the broker says of an order and what we say, side by side.
 *
 * 1. Nothing is concluded here, and nothing is changed: a verdict names what differs and the one step that is safe.
 * 2. The broker's side is what it showed last, as reconciliation keeps it on each attempt; where that was told by the feed
 *    alone, it says so.
 * 3. An order that the broker never had is no divergence.
 */
import type { BrokerStatus } from '../broker/index.ts';
import type { DecimalText, Paise } from '../money/index.ts';
import type { AttemptId, AttemptStateName, BrokerOrderId, OrderId, OrderStatus } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';

export const DIVERGENCE_VERDICTS = [
  'agrees',
  /** The broker took it, and neither its book nor the feed has shown it since. */
  'not_shown_yet',
  /** The broker has shown something that we have not taken over yet. */
  'broker_newer',
  /** The broker has an order that no command of ours explains. */
  'unknown_to_us',
  /** Complete readings lack an order that the broker has acknowledged. */
  'missing_at_broker',
  /** Sent, and nobody knows what became of it. */
  'unconfirmed',
  /** What the broker shows contradicts what is proven. */
  'anomaly',
] as const;
export type DivergenceVerdict = (typeof DIVERGENCE_VERDICTS)[number];

/** The one safe step. None of them sends an order. */
export type DivergenceAction =
  | 'none'
  | 'look_again'
  | 'resolve'
  | 'take_under_care'
  /** Let go again of an order from elsewhere that has bought nothing yet. */
  | 'leave_alone'
  | 'confirm_other_program';

export interface BrokerSide {
  readonly status: BrokerStatus;
  /** Verbatim. */
  readonly statusText: string;
  readonly quantity: number;
  readonly filledQty: number;
  readonly limitPrice: Paise | null;
  readonly averagePrice: DecimalText | null;
  /** When we received it. */
  readonly atMs: EpochMs;
  /** Whether the book itself has shown it, not the order feed alone. */
  readonly confirmed: boolean;
}

export interface OurSide {
  readonly status: OrderStatus;
  readonly state: AttemptStateName;
  readonly quantity: number;
  readonly filledQty: number;
  readonly limitPrice: Paise | null;
  readonly averagePrice: DecimalText | null;
}

export type DifferingField = 'status' | 'quantity' | 'filled' | 'limit_price' | 'average_price';

export interface Divergence {
  readonly orderId: OrderId;
  readonly attemptId: AttemptId;
  readonly brokerOrderId: BrokerOrderId | null;
  readonly verdict: DivergenceVerdict;
  readonly action: DivergenceAction;
  readonly differs: readonly DifferingField[];
  /** Since when it is so; null where both sides agree. */
  readonly sinceMs: EpochMs | null;
  /** Null while the broker has shown nothing. */
  readonly broker: BrokerSide | null;
  readonly ours: OurSide;
}

export interface DivergenceCounts {
  readonly agree: number;
  readonly awaited: number;
  readonly differ: number;
  readonly unknown: number;
  readonly missing: number;
  readonly unconfirmed: number;
}

const COUNTED: Readonly<Record<DivergenceVerdict, keyof DivergenceCounts>> = {
  agrees: 'agree',
  not_shown_yet: 'awaited',
  broker_newer: 'differ',
  anomaly: 'differ',
  unknown_to_us: 'unknown',
  missing_at_broker: 'missing',
  unconfirmed: 'unconfirmed',
};

export function countDivergences(rows: readonly Pick<Divergence, 'verdict'>[]): DivergenceCounts {
  const counts = { agree: 0, awaited: 0, differ: 0, unknown: 0, missing: 0, unconfirmed: 0 };
  for (const { verdict } of rows) counts[COUNTED[verdict]] += 1;
  return counts;
}
