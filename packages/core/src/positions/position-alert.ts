import type { JsonObject, OrderId, PositionId } from '../orders/index.ts';
import type { Severity } from '../reconciliation/index.ts';

export type PositionAlertKind =
  /** A buy went on filling after its position had been sold: the shares begin a new one. */
  | 'late_fill'
  /** A total is smaller than it was. Not applied. */
  | 'filled_fell'
  | 'sold_more_than_owned'
  | 'ambiguous_sale'
  | 'holdings_disagree';

/** Something about a position that a person should look at. The same key is raised once. */
export interface PositionAlert {
  readonly kind: PositionAlertKind;
  readonly severity: Severity;
  readonly positionId: PositionId | null;
  readonly orderId: OrderId | null;
  readonly key: string;
  readonly facts: JsonObject;
}
