import type { ListedInstrument, Segment } from './listed-instrument.ts';
import type { Answer, OrderChange, OrderSource, PlaceRequest, Product } from './order-types.ts';

export interface StartingHolding {
  readonly segment?: Segment;
  readonly tradingSymbol: string;
  readonly quantity: number;
  readonly averagePaise: number;
}

export interface AccountSetup {
  /** Five-character client code. */
  readonly ucc: string;
  readonly cashPaise: number;
  /** Settled holdings at the start. */
  readonly holdings?: readonly StartingHolding[];
  /** A demat debit mandate (DDPI): sells need no authorisation of the day. Default true. */
  readonly sellAuthorised?: boolean;
  /** Shares of yesterday's buys may be sold before they are settled. Default false. */
  readonly sellsUnsettled?: boolean;
  readonly clientName?: string;
  /** Shown as the login id. Default made from the client code. */
  readonly pan?: string;
  /** Margin of an AMO order is checked and blocked when it is placed, not only in the morning. Default false. */
  readonly blocksFundsForAmo?: boolean;
}

export interface SimAccount extends Required<Omit<AccountSetup, 'cashPaise' | 'holdings'>> {
  readonly openedAtMs: number;
}

/** The day's dealings in one instrument and product. Net = bought - sold; a sale from holdings is negative. */
export interface SimPosition {
  readonly ucc: string;
  readonly instrument: ListedInstrument;
  readonly product: Product;
  readonly buyQuantity: number;
  readonly buyAmountPaise: number;
  readonly sellQuantity: number;
  readonly sellAmountPaise: number;
  readonly updatedAtMs: number;
  readonly updateNs: bigint;
}

export interface SimHolding {
  readonly instrument: ListedInstrument;
  readonly quantity: number;
  /** Settled, not sold today and not offered in an open sell. */
  readonly sellableQuantity: number;
  /** Bought on the last trading day and not settled yet; part of `quantity`. */
  readonly unsettledQuantity: number;
  readonly costPaise: number;
  /** The previous trading day's close. */
  readonly closingPaise: number;
}

/** `netPaise` is what may be spent; it is `cashPaise` less `marginUsedPaise`. */
export interface SimLimits {
  readonly cashPaise: number;
  readonly marginUsedPaise: number;
  readonly netPaise: number;
  readonly payInPaise: number;
  readonly payOutPaise: number;
}

export interface SimMargin {
  readonly cashPaise: number;
  readonly marginUsedPaise: number;
  readonly orderMarginPaise: number;
  /** 0 when the order can be paid. */
  readonly shortfallPaise: number;
  readonly sufficient: boolean;
}

/** A request that reached the broker, whatever became of it. */
export interface SimRequest {
  readonly atMs: number;
  readonly ucc: string;
  readonly source: OrderSource;
  readonly kind: 'place' | 'modify' | 'cancel';
  readonly tag: string | null;
  /** The order named, or the one made by a placement that was acknowledged. */
  readonly orderNumber: string | null;
  readonly values: PlaceRequest | OrderChange | null;
  readonly answer: Answer;
}
