import type { ListedInstrument, Segment } from './listed-instrument.ts';

export type Side = 'B' | 'S';
export type OrderType = 'L' | 'MKT' | 'SL' | 'SL-M';
export type Validity = 'DAY' | 'IOC';
export type Product = 'CNC' | 'MIS' | 'NRML' | 'MTF';
/** Who asked: a client of the API, the person in the broker's mobile app, or the broker's own risk desk. */
export type OrderSource = 'api' | 'app' | 'rms';

/** Kotak's own words for the stations of an order's life (contract 3.1 and 3.3). */
export type OrderStatus =
  | 'put order req received'
  | 'validation pending'
  | 'open pending'
  | 'open'
  | 'trigger pending'
  | 'modify validation pending'
  | 'modify pending'
  | 'modified'
  | 'cancel pending'
  | 'complete'
  | 'cancelled'
  | 'rejected'
  | 'after market order req received'
  | 'modify after market order req received'
  | 'cancelled after market order';

/** What changes from station to station. Quantities in shares, prices in paise, times in epoch milliseconds. */
export interface OrderState {
  readonly status: OrderStatus;
  readonly atMs: number;
  /** Nanoseconds since the epoch; grows with every state of every order. */
  readonly updateNs: bigint;
  readonly quantity: number;
  readonly disclosedQuantity: number;
  readonly pricePaise: number;
  readonly triggerPaise: number;
  readonly orderType: OrderType;
  readonly validity: Validity;
  readonly filled: number;
  readonly cancelled: number;
  readonly openQuantity: number;
  /** Decimal rupees, "0.00" while nothing is filled. */
  readonly averagePrice: string;
  readonly exchangeOrderId: string | null;
  /** Also set on an open order whose modification was rejected (contract 2.2). */
  readonly rejectReason: string | null;
  readonly tag: string;
  readonly modifiedBy: string | null;
  /** Null when the order was rejected before entry. */
  readonly enteredAtMs: number | null;
  readonly exchangeConfirmedAtMs: number | null;
}

/** An order as it stands now: an immutable value, replaced at every change. */
export interface SimOrder extends Omit<OrderState, 'atMs'> {
  /** YYMMDD of the day of entry, then nine digits. */
  readonly orderNumber: string;
  readonly ucc: string;
  readonly side: Side;
  readonly instrument: ListedInstrument;
  readonly product: Product;
  /** Placed as an after-market order; stays true after the release. */
  readonly amo: boolean;
  readonly atExchange: boolean;
  readonly source: OrderSource;
  readonly updatedAtMs: number;
  /** One per state, oldest first. */
  readonly history: readonly OrderState[];
  /** Purged from the book after the close instead of being shown as cancelled. */
  readonly vanished: boolean;
}

export interface SimTrade {
  readonly tradeId: string;
  readonly orderNumber: string;
  readonly exchangeOrderId: string;
  readonly ucc: string;
  readonly side: Side;
  readonly instrument: ListedInstrument;
  readonly product: Product;
  readonly quantity: number;
  readonly pricePaise: number;
  readonly atMs: number;
}

export interface PlaceRequest {
  readonly segment: Segment;
  readonly tradingSymbol: string;
  readonly side: Side;
  readonly orderType: OrderType;
  readonly product: Product;
  readonly validity: Validity;
  readonly quantity: number;
  readonly disclosedQuantity: number;
  /** 0 for MKT and SL-M. */
  readonly pricePaise: number;
  /** 0 unless SL or SL-M. */
  readonly triggerPaise: number;
  readonly amo: boolean;
  /** The client's tag (`ig`), null when it sent none. */
  readonly tag: string | null;
}

/** The values asked for; what is left out stays as it is. `quantity` is the new total. */
export type OrderChange = Partial<
  Pick<
    PlaceRequest,
    'quantity' | 'disclosedQuantity' | 'pricePaise' | 'triggerPaise' | 'orderType' | 'validity'
  >
>;

/** The immediate answer to a request. An acknowledgement is not acceptance (contract 0, 4). */
export type Answer = Acknowledged | Refused;
export interface Acknowledged {
  readonly kind: 'acknowledged';
  readonly orderNumber: string;
}
export interface Refused {
  readonly kind: 'refused';
  readonly code: number;
  readonly text: string;
  /** The body's `stat` where it is not `Not_Ok`. */
  readonly stat?: string;
}
