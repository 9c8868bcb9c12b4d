import type { DecimalText, Paise } from '../money/index.ts';
import type {
  AccountId,
  IstDay,
  JsonObject,
  OrderId,
  OrderInstrument,
  PositionId,
  Side,
  UserId,
} from '../orders/index.ts';
import type { EpochMs } from '../time.ts';

/**
 * A position is one cycle of ownership of one instrument in one account: from the first buy until the last share is sold.
 *
 * 1. Its quantity is what its ledger says: bought less sold, by way of its adjustments. It is never below zero.
 * 2. The ledger knows orders by their cumulative totals. A total that was told before, in whatever order, adds nothing;
 *    a smaller one is not applied.
 * 3. Only orders under our care move it, and sales by hand that evidence proves to be of its shares.
 * 4. It is closed by executions alone, never by what holdings lack.
 * 5. What is bought after it closed belongs to a new cycle.
 * 6. Its id is a function of the fill that opened it.
 */
export interface Position {
  readonly id: PositionId;
  readonly accountId: AccountId;
  readonly userId: UserId;
  readonly instrument: OrderInstrument;
  readonly instrumentKey: string;
  /** The face value of its shares as the list of listings last had it, agreed to by a person since it changed; null until known. */
  readonly faceValue: Paise | null;
  /** When its first fill was executed, by the broker's time where it told one. */
  readonly openedAtMs: EpochMs;
  readonly closedAtMs: EpochMs | null;
  /** Shares owned now. Follows from the ledger and the adjustments, as the four after it follow from the ledger. */
  readonly quantity: number;
  readonly boughtQty: number;
  /** Exact, in rupees: what is priced so far (see `isPriced`). */
  readonly boughtValue: DecimalText;
  readonly soldQty: number;
  readonly soldValue: DecimalText;
  readonly ledger: readonly LedgerEntry[];
  readonly adjustments: readonly PositionAdjustment[];
  /** Why nothing of it may be sold by the machine; null while nothing speaks against it. */
  readonly sellHold: SellHold | null;
  /** Why it has no working sell; null while it has one. */
  readonly noSellReason: NoSellReason | null;
  /** The last price at which a sell was asked for. */
  readonly lastTarget: LastTarget | null;
  /** The last day for which a person said that the prices are comparable, whatever a corporate action suggests. */
  readonly pricesConfirmedFor: IstDay | null;
}

/** `ours`: an order under our care. The others are sales by hand, as they were judged. */
export type LedgerVerdict = 'ours' | 'of_position' | 'own_shares' | 'ambiguous';

/** What one order did to one position. */
export interface LedgerEntry {
  readonly orderId: OrderId;
  readonly side: Side;
  /** The part of the order's totals that an earlier position, closed since, had taken. */
  readonly fromQty: number;
  /** Null while the broker has not priced it. */
  readonly fromValue: DecimalText | null;
  /** How much of the order's executions, beyond `fromQty`, has been looked at. */
  readonly seenQty: number;
  /** How much of that moved the position: less than `seenQty` for shares that were not its own. */
  readonly quantity: number;
  /** Exact value of `quantity` in rupees; null while the broker has not priced it. */
  readonly value: DecimalText | null;
  /** The latest execution: its day in India and its moment. */
  readonly day: IstDay;
  readonly atMs: EpochMs;
  readonly verdict: LedgerVerdict;
}

/** A split, a bonus issue or the like, recorded by a person: `from` shares became `to`. The value stays. */
export interface PositionAdjustment {
  readonly from: number;
  readonly to: number;
  /** The first day on which the shares trade by the new count. */
  readonly exDay: IstDay;
  readonly quantityBefore: number;
  /** Whole shares; what is left over is paid out by the company. */
  readonly quantityAfter: number;
  readonly reason: string;
  readonly recordedAtMs: EpochMs;
}

export interface SellHold {
  readonly by: 'user' | 'corporate_action' | 'ambiguous_sale';
  readonly sinceMs: EpochMs;
  /** The first day on which it no longer holds; null until a person releases it. */
  readonly untilDay: IstDay | null;
  readonly reason: string;
}

export interface NoSellReason {
  /** One of `SellReason`. */
  readonly code: string;
  readonly sinceMs: EpochMs;
  readonly facts: JsonObject;
}

export interface LastTarget {
  readonly price: Paise;
  readonly atMs: EpochMs;
  readonly basis: TargetBasis;
}

/** What a target price was reckoned from. */
export type TargetBasis = 'ema9' | 'percent' | 'floor_cost' | 'floor_cost_and_charges';

/** The columns of a position that its ledger decides. */
export type PositionSums = Pick<Position, 'quantity' | 'boughtQty' | 'boughtValue' | 'soldQty' | 'soldValue'>;

export function isOpen(position: Pick<Position, 'closedAtMs'>): boolean {
  return position.closedAtMs === null;
}
