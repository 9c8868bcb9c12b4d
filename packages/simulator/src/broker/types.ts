import type { Clock } from '@orderwatch/clock';
import type { TradingCalendar } from '@orderwatch/core';
import type {
  AccountSetup,
  SimAccount,
  SimHolding,
  SimLimits,
  SimMargin,
  SimPosition,
  SimRequest,
  StartingHolding,
} from './account-types.ts';
import type { DailyBar, ListedInstrument, MarketStatus, Segment, SimQuote } from './listed-instrument.ts';
import type {
  Answer,
  OrderChange,
  OrderSource,
  OrderState,
  PlaceRequest,
  SimOrder,
  SimTrade,
} from './order-types.ts';
import type { OrderMatcher, PriceScript, RejectedBy, ShareSplit } from './script-types.ts';

export type * from './account-types.ts';
export type * from './listed-instrument.ts';
export type * from './order-types.ts';
export type * from './script-types.ts';

export interface BrokerOptions {
  readonly clock: Clock;
  readonly seed: number;
  readonly calendar: TradingCalendar;
  /** The exchange's own list by default. */
  readonly instruments?: readonly InstrumentSeed[];
  /** Continuous trading whatever the hour. AMO orders are taken, too, and wait for the next real opening. */
  readonly alwaysOpen?: boolean;
  /** Share of unfilled day orders that vanish after the close instead of showing as cancelled. Default 0.25. */
  readonly vanishingShare?: number;
}

/** An instrument before any day gave it a previous close and a band. */
export type InstrumentSeed = Omit<
  ListedInstrument,
  'previousClosePaise' | 'lowerBandPaise' | 'upperBandPaise'
> & {
  /** Its price on the first day of the simulated world. */
  readonly basePaise: number;
  /** Width of the circuit band in percent. */
  readonly bandPercent: number;
};

export type Remove = () => void;

/** The broker with the exchange behind it. Unknown client codes throw: accounts are made before they are used. */
export interface SimBroker {
  addAccount(setup: AccountSetup): SimAccount;
  account(ucc: string): SimAccount | undefined;
  deposit(ucc: string, paise: number): void;
  /** Takes out at most what is free; returns what was taken. */
  withdraw(ucc: string, paise: number): number;
  /** Shares come into the account by a transfer: they are among the holdings at once, and no order tells of them. */
  receiveShares(ucc: string, shares: StartingHolding): void;
  /** The risk desk closes every intraday position now; it does so by itself before the close. */
  squareOff(ucc: string): void;
  /** Authorises today's sells of an account without mandate, as with TPIN in the broker's app. */
  authoriseSells(ucc: string): void;

  place(ucc: string, request: PlaceRequest, source?: OrderSource): Answer;
  modify(ucc: string, orderNumber: string, change: OrderChange, source?: OrderSource): Answer;
  cancel(ucc: string, orderNumber: string, options: { readonly amo: boolean }, source?: OrderSource): Answer;

  /** Today's book, oldest first: rows of the current broker day, and every AMO order that waits. */
  orders(ucc: string): readonly SimOrder[];
  order(ucc: string, orderNumber: string): SimOrder | undefined;
  history(ucc: string, orderNumber: string): readonly OrderState[] | undefined;
  trades(ucc: string): readonly SimTrade[];
  /** The exchange corrects the price of a trade afterwards: the trade book shows it, the order book keeps its average. */
  correctTrade(ucc: string, tradeId: string, pricePaise: number): void;
  positions(ucc: string): readonly SimPosition[];
  holdings(ucc: string): readonly SimHolding[];
  limits(ucc: string): SimLimits;
  checkMargin(ucc: string, request: MarginRequest): SimMargin | undefined;

  /** Every listed instrument with the previous close and bands of the current (or last) trading day. */
  instruments(): readonly ListedInstrument[];
  instrument(segment: Segment, tokenOrTradingSymbol: string): ListedInstrument | undefined;
  quotes(instrument: ListedInstrument): SimQuote;
  marketStatus(): MarketStatus;
  /** The day's bars (`YYYY-MM-DD`) once the exchange has published them; undefined before, and on days without a session. */
  dailyBars(day: string): readonly DailyBar[] | undefined;

  onOrderChange(listener: (order: SimOrder, state: OrderState) => void): Remove;
  onPositionChange(listener: (position: SimPosition) => void): Remove;

  readonly market: {
    setScript(script: PriceScript): Remove;
    /** Throws unless the ex-day lies ahead: what was owned and traded before cannot change. */
    split(split: ShareSplit): void;
  };
  /** Rejects each matching order when it is released (AMO) or sent in the pre-open session. */
  rejectAtOpen(matcher: OrderMatcher, text: string, by?: RejectedBy): Remove;
  /** Rejects each matching order moments after it was acknowledged. */
  rejectAtOnce(matcher: OrderMatcher, text: string, by?: RejectedBy): Remove;
  /** The exchange turns down what is still open of an order that rests there; what filled stays. Throws for any other order. */
  rejectRest(ucc: string, orderNumber: string, text: string): void;

  truth(): Truth;
  /** Cancels every timer. */
  close(): void;
}

export interface MarginRequest extends Pick<PlaceRequest, 'side' | 'orderType' | 'product' | 'quantity'> {
  readonly segment: Segment;
  /** The exchange's token or the trading symbol. */
  readonly instrument: string;
  readonly pricePaise: number;
  readonly triggerPaise: number;
}

/** Everything that ever happened, for invariant checks. */
export interface Truth {
  readonly orders: readonly SimOrder[];
  readonly trades: readonly SimTrade[];
  readonly requests: readonly SimRequest[];
  readonly accounts: readonly AccountTruth[];
}

/** Cash now = opening + paid in - paid out - bought + sold, whatever is blocked. */
export interface AccountTruth {
  readonly ucc: string;
  readonly openingCashPaise: number;
  readonly paidInPaise: number;
  readonly paidOutPaise: number;
  readonly cashPaise: number;
  readonly blockedPaise: number;
}
