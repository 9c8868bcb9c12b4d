import type { Instrument, InstrumentRef } from '../market/index.ts';
import type { DecimalText, Paise } from '../money/index.ts';
import type {
  AcknowledgedValues,
  BrokerOrderId,
  ClientTag,
  JsonObject,
  OrderRequest,
  OrderType,
  Side,
  Validity,
  Variety,
} from '../orders/index.ts';
import type { EpochMs } from '../time.ts';
import type { BrokerOrder, BrokerOrderPatch } from './broker-order.ts';
import type { ChangeOutcome, PlacementOutcome } from './placement-outcome.ts';
import type { Reading, SingleReading, Snapshot } from './snapshot.ts';

/** One execution from the broker's trade book. */
export interface BrokerTrade {
  readonly brokerOrderId: BrokerOrderId;
  readonly tradeId: string;
  readonly exchangeOrderId: string | null;
  readonly side: Side;
  readonly tradingSymbol: string;
  readonly segment: string;
  readonly quantity: number;
  readonly price: DecimalText;
  readonly tradedAtMs: EpochMs | null;
  readonly raw: JsonObject;
}

/** Shares in the demat account. On the day of a buy its quantity may still be missing here. */
export interface BrokerHolding {
  readonly symbol: string;
  readonly exchange: string;
  readonly token: string;
  readonly quantity: number;
  readonly sellableQuantity: number;
  readonly averagePrice: DecimalText | null;
  readonly previousClose: Paise | null;
  readonly raw: JsonObject;
}

/** What was bought and sold today of one instrument. A sale from holdings is a negative position. */
export interface BrokerPosition {
  readonly tradingSymbol: string;
  readonly segment: string;
  readonly token: string;
  readonly product: string;
  readonly netQuantity: number;
  readonly boughtQty: number;
  readonly soldQty: number;
  readonly raw: JsonObject;
}

export interface BrokerFunds {
  /** What the broker says may be used for new orders. */
  readonly availableCash: Paise;
  readonly marginUsed: Paise;
  readonly raw: JsonObject;
}

/** What a share costs now, by the broker. What the broker did not tell is null. */
export interface BrokerQuote {
  readonly segment: string;
  readonly token: string;
  readonly lastPrice: Paise | null;
  /** Today's circuit limits. */
  readonly lowerBand: Paise | null;
  readonly upperBand: Paise | null;
  /** The previous close as the exchange reckons today with it: its base price, changed by a corporate action. */
  readonly basePrice: Paise | null;
  /** When the last price was traded, by the broker. */
  readonly tradedAtMs: EpochMs | null;
}

/** The broker's answer to "would this order pass your margin check". */
export interface MarginAnswer {
  readonly sufficient: boolean;
  readonly availableCash: Paise;
  readonly requiredCash: Paise;
  /** Zero when it suffices. */
  readonly shortfall: Paise;
  readonly raw: JsonObject;
}

/** Names a working order for a change, with what the broker wants to hear again. */
export interface ChangeTarget {
  readonly brokerOrderId: BrokerOrderId;
  readonly tradingSymbol: string;
  /** An after-market order that is not yet at the exchange must be cancelled as one. */
  readonly variety: Variety;
}

/** The whole set of values that the order shall have afterwards; the quantity is the new total. */
export interface OrderChange extends AcknowledgedValues {
  readonly validity: Validity;
  readonly orderType: OrderType;
  readonly disclosedQuantity: number;
}

/** Asked in the last moment before the first byte. A no makes the outcome `not_sent`. */
export type BeforeSend = () => { readonly ok: true } | { readonly ok: false; readonly why: string };

export type FeedState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live'; readonly sinceMs: EpochMs }
  | { readonly kind: 'down'; readonly sinceMs: EpochMs; readonly why: string };

export interface FeedListener {
  readonly onOrder: (frame: BrokerOrderPatch, receivedAtMs: EpochMs) => void;
  readonly onState: (state: FeedState) => void;
  /** A frame that could not be read; the connection goes on. */
  readonly onBadFrame: (raw: string, why: string) => void;
}

export interface FeedSubscription {
  close(): Promise<void>;
}

/** What an account may ask the broker in read-only mode. The code that could place an order is another type. */
export interface ReadOnlyBrokerPort {
  readOrders(): Promise<Snapshot>;
  readOrder(brokerOrderId: BrokerOrderId): Promise<Snapshot>;
  /** Newest first. */
  readHistory(brokerOrderId: BrokerOrderId): Promise<Reading<BrokerOrder>>;
  readTrades(): Promise<Reading<BrokerTrade>>;
  readHoldings(): Promise<Reading<BrokerHolding>>;
  readPositions(): Promise<Reading<BrokerPosition>>;
  readFunds(): Promise<SingleReading<BrokerFunds>>;
  checkMargin(request: OrderRequest): Promise<SingleReading<MarginAnswer>>;
  /** Rows come for those that the broker knows: what is lacking has no price, and none is made up. */
  readQuotes(refs: readonly Pick<InstrumentRef, 'segment' | 'token'>[]): Promise<Reading<BrokerQuote>>;
  /** Only the instruments asked for, or all. Bands and ticks are those of today. */
  readInstruments(refs?: readonly Pick<InstrumentRef, 'segment' | 'token'>[]): Promise<Reading<Instrument>>;
  subscribeFeed(listener: FeedListener): FeedSubscription;
}

/** A broker that can also act. No method ever repeats a request by itself. */
export interface BrokerPort extends ReadOnlyBrokerPort {
  placeOrder(request: OrderRequest, tag: ClientTag, beforeSend: BeforeSend): Promise<PlacementOutcome>;
  modifyOrder(target: ChangeTarget, change: OrderChange, beforeSend: BeforeSend): Promise<ChangeOutcome>;
  cancelOrder(target: ChangeTarget, beforeSend: BeforeSend): Promise<ChangeOutcome>;
}
