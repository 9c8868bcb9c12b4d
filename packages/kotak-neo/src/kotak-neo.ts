import type { OrderFeed, OrderFeedListeners } from './feed/order-feed.ts';
import type {
  CancelOrderFields,
  ModifyOrderFields,
  PlaceOrderFields,
  SendOptions,
} from './placement/fields.ts';
import type { PlacementOutcome } from './placement/outcome.ts';
import type { MarginFields } from './readings/check-margin.ts';
import type { Reading, ReadOptions, SingleReading } from './readings/reading.ts';
import type { ClientIp } from './rows/client-ip.ts';
import type { HistoryRow } from './rows/history-row.ts';
import type { HoldingRow } from './rows/holding-row.ts';
import type { LimitsRow, MarginRow } from './rows/limits-row.ts';
import type { OrderRow } from './rows/order-row.ts';
import type { PositionRow } from './rows/position-row.ts';
import type { QuoteInstrument, QuoteRow, QuoteType } from './rows/quote-row.ts';
import type { ScripMasterPath, ScripRow } from './rows/scrip-row.ts';
import type { TradeRow } from './rows/trade-row.ts';
import type { UnderlyingRow } from './scrip-master/parse-underlyings.ts';
import type { LoginResult, SessionFacts } from './session/session.ts';

/**
 * A client of one trading account. Every call logs in by itself when it must; callers that arrive together share one
 * login. Nothing is ever thrown for what the network or the broker does.
 */
export interface KotakNeo {
  /** Logs in, or answers with the session that is still good. */
  login(): Promise<LoginResult>;
  /** The present session, without its tokens. */
  session(): SessionFacts | undefined;
  /** Forgets the session. Kotak has no call for it. */
  logout(): void;

  placeOrder(fields: PlaceOrderFields, options?: SendOptions): Promise<PlacementOutcome>;
  modifyOrder(fields: ModifyOrderFields, options?: SendOptions): Promise<PlacementOutcome>;
  cancelOrder(fields: CancelOrderFields, options?: SendOptions): Promise<PlacementOutcome>;

  readOrderBook(options?: ReadOptions): Promise<Reading<OrderRow>>;
  readOrder(nOrdNo: string, options?: ReadOptions): Promise<Reading<OrderRow>>;
  /** Newest state first. */
  readOrderHistory(nOrdNo: string, options?: ReadOptions): Promise<Reading<HistoryRow>>;
  readTradeBook(options?: ReadOptions): Promise<Reading<TradeRow>>;
  readPositions(options?: ReadOptions): Promise<Reading<PositionRow>>;
  readHoldings(options?: ReadOptions): Promise<Reading<HoldingRow>>;
  readLimits(options?: ReadOptions): Promise<SingleReading<LimitsRow>>;
  checkMargin(fields: MarginFields, options?: ReadOptions): Promise<SingleReading<MarginRow>>;
  /** Needs no login. */
  readQuotes(
    instruments: readonly QuoteInstrument[],
    type?: QuoteType,
    options?: ReadOptions,
  ): Promise<Reading<QuoteRow>>;
  /** Needs no login. */
  readScripMasterPaths(options?: ReadOptions): Promise<Reading<ScripMasterPath>>;
  /** Downloads and reads the instrument file of a segment (`nse_cm`). Needs no login. */
  readScripMaster(segment: string, options?: ReadOptions): Promise<Reading<ScripRow>>;
  /** Downloads the file of a derivatives segment (`nse_fo`) and reads what its contracts are on. Needs no login. */
  readUnderlyings(segment: string, options?: ReadOptions): Promise<Reading<UnderlyingRow>>;
  readClientIp(options?: ReadOptions): Promise<SingleReading<ClientIp>>;

  /** Follows the account's orders until `close` is called, whatever happens to the connection. */
  connectOrderFeed(listeners: OrderFeedListeners): OrderFeed;

  /** Closes feeds and sockets. */
  close(): Promise<void>;
}
