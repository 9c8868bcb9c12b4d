export { createKotakNeo } from './client.ts';
export type { Clock } from './clock.ts';
export type { FeedSocket, RawFrame, WebSocketFactory, WebSocketOptions } from './feed/feed-socket.ts';
export type {
  FeedDownWhy,
  FeedState,
  FrameReceipt,
  Handshake,
  MalformedFrame,
  OrderFeed,
  OrderFeedListeners,
} from './feed/order-feed.ts';
export { webSocketOverWs } from './feed/web-socket-over-ws.ts';
export type { KotakNeo } from './kotak-neo.ts';
export type { Credentials, KotakNeoOptions, Limitations, Timeouts } from './options.ts';
export { classifyChange, classifyPlacement } from './placement/classify-placement.ts';
export type {
  CancelOrderFields,
  ExchangeSegment,
  ModifyOrderFields,
  PlaceOrderFields,
  PriceType,
  Product,
  SendOptions,
  Side,
  Validity,
  YesNo,
} from './placement/fields.ts';
export type {
  Accepted,
  NotSent,
  NotSentWhy,
  PlacementOutcome,
  Refused,
  Unknown,
  UnknownWhy,
} from './placement/outcome.ts';
export type { MarginFields } from './readings/check-margin.ts';
export type {
  QuarantinedRow,
  Reading,
  ReadingFailure,
  ReadOptions,
  Receipt,
  SingleReading,
} from './readings/reading.ts';
export type { ClientIp } from './rows/client-ip.ts';
export type { HistoryRow } from './rows/history-row.ts';
export type { HoldingRow } from './rows/holding-row.ts';
export type { LimitsRow, MarginRow } from './rows/limits-row.ts';
export type { OrderFrame, OrderRow } from './rows/order-row.ts';
export type { PositionFrame, PositionRow } from './rows/position-row.ts';
export type {
  Depth,
  DepthLevel,
  Ohlc,
  QuoteInstrument,
  QuoteRow,
  QuoteType,
} from './rows/quote-row.ts';
export type { RawRow } from './rows/raw-row.ts';
export type { ScripMasterPath, ScripRow } from './rows/scrip-row.ts';
export type { TradeRow } from './rows/trade-row.ts';
export type { UnderlyingRow } from './scrip-master/parse-underlyings.ts';
export type { LoginError, LoginErrorKind } from './session/login-error.ts';
export type { LoginResult, SessionFacts } from './session/session.ts';
export type { Exchange, Operation } from './transport/exchange.ts';
export { parseJson } from './transport/parse-json.ts';
export type {
  HttpReply,
  ReplyLost,
  RequestNotSent,
  Transport,
  TransportReply,
  TransportRequest,
} from './transport/transport.ts';
export { undiciTransport } from './transport/undici-transport.ts';
