import type { Paise } from '../money/index.ts';
import type { PositionId } from '../orders/index.ts';
import type { PriceJump } from '../prices/index.ts';
import type { SellReason } from './sell-reason.ts';
import type { Target } from './target-policy.ts';
import type { OwnSell } from './working-sell.ts';

/** What shall happen to one position's sell now. */
export type SellDecision =
  | {
      readonly kind: 'place';
      readonly positionId: PositionId;
      readonly quantity: number;
      readonly limitPrice: Paise;
      readonly target: Target;
    }
  | {
      readonly kind: 'modify';
      readonly positionId: PositionId;
      readonly sell: OwnSell;
      /** The order's new total, what has been filled of it included: the form in which a broker takes it. */
      readonly quantity: number;
      readonly limitPrice: Paise;
      readonly why: readonly ('quantity' | 'price')[];
      /** Null when the price stays because no target can be named. */
      readonly target: Target | null;
    }
  | {
      readonly kind: 'cancel';
      readonly positionId: PositionId;
      readonly sell: OwnSell;
      readonly reason: SellReason;
    }
  /** It works as it should, or cannot be improved now; `reason` says why a change that is wanted is not made. */
  | {
      readonly kind: 'keep';
      readonly positionId: PositionId;
      readonly sell: OwnSell;
      readonly reason: SellReason | null;
    }
  | { readonly kind: 'none'; readonly positionId: PositionId; readonly reason: SellReason };

/** A position whose prices jumped: to be frozen (`freezePosition`) before anything else is asked for. */
export interface SuspectedAction {
  readonly positionId: PositionId;
  readonly jumps: readonly PriceJump[];
}

export interface SellPlan {
  /** One for each open position, in the order in which they were given. */
  readonly decisions: readonly SellDecision[];
  readonly suspected: readonly SuspectedAction[];
}
