import type { BrokerHolding, BrokerOrder, BrokerPosition, Snapshot } from '../broker/index.ts';
import { ist } from '../market/calendar.test-support.ts';
import type { Instrument } from '../market/index.ts';
import { nseCalendar2026 } from '../market/index.ts';
import { paise } from '../money/index.ts';
import { makeId, type OrderId, parseBrokerOrderId } from '../orders/index.ts';
import type { OwnOrder } from './check-exposure.ts';
import type { BuyPlanInput } from './plan-buys.ts';
import type { Recommendation } from './recommendations/recommendation.ts';
import { DEFAULT_PLACEMENT_SETTINGS } from './settings.ts';

export const calendar = nseCalendar2026();
export const settings = DEFAULT_PLACEMENT_SETTINGS;
/** Monday 23 November 2026, 16:05; the 24th is a holiday, so the session is Wednesday's. */
export const EVENING = ist('2026-11-23 16:05').epochMilliseconds;
export const WEDNESDAY = 20_782;

export function listing(symbol: string, changes: Partial<Instrument> = {}): Instrument {
  return {
    exchange: 'NSE',
    segment: 'nse_cm',
    symbol,
    series: 'EQ',
    tradingSymbol: `${symbol}-EQ`,
    token: `token-${symbol}`,
    isin: `INE-${symbol}`,
    name: `${symbol} LIMITED`,
    tickSize: paise(5),
    lotSize: 1,
    faceValue: paise(10_00),
    freezeQuantity: null,
    lowerBand: null,
    upperBand: null,
    hasDerivatives: false,
    ...changes,
  };
}

export function wish(symbol: string, changes: Partial<Recommendation> = {}): Recommendation {
  return {
    row: 1,
    ticker: `${symbol}.NS`,
    exchange: 'NSE',
    symbol,
    verdict: 'buy',
    priority: 50,
    lastClose: paise(1_000_00),
    averageVolume: 1_000_000,
    ...changes,
  };
}

export function orderId(suffix: string): OrderId {
  return makeId('ord', suffix);
}

export function ownOrder(symbol: string, changes: Partial<OwnOrder> = {}): OwnOrder {
  return {
    id: orderId(symbol),
    side: 'buy',
    status: 'amo',
    origin: 'system',
    instrumentKey: `NSE:INE-${symbol}`,
    tradingDay: WEDNESDAY,
    reasonCode: null,
    acceptedAtMs: EVENING - 60_000,
    ...changes,
  };
}

export function bookRow(symbol: string, changes: Partial<BrokerOrder> = {}): BrokerOrder {
  const brokerOrderId = parseBrokerOrderId('261123000000001');
  if (brokerOrderId === undefined) throw new Error('no broker order number');
  return {
    brokerOrderId,
    exchangeOrderId: null,
    tag: null,
    status: 'open',
    statusText: 'open',
    side: 'buy',
    exchange: 'NSE',
    segment: 'nse_cm',
    symbol,
    series: 'EQ',
    tradingSymbol: `${symbol}-EQ`,
    token: `token-${symbol}`,
    orderType: 'limit',
    product: 'CNC',
    validity: 'day',
    variety: 'regular',
    quantity: 10,
    filledQty: 0,
    cancelledQty: null,
    limitPrice: paise(100_00),
    triggerPrice: null,
    averagePrice: null,
    rejectReason: null,
    placedBy: 'app',
    placedByText: null,
    modifiedByText: null,
    enteredAtMs: null,
    updatedAtMs: null,
    updateNs: null,
    accountCode: null,
    raw: {},
    ...changes,
  };
}

export function holding(
  symbol: string,
  quantity: number,
  changes: Partial<BrokerHolding> = {},
): BrokerHolding {
  return {
    symbol,
    exchange: 'NSE',
    token: `token-${symbol}`,
    quantity,
    sellableQuantity: quantity,
    averagePrice: null,
    previousClose: null,
    raw: {},
    ...changes,
  };
}

export function dayPosition(symbol: string, netQuantity: number): BrokerPosition {
  return {
    tradingSymbol: `${symbol}-EQ`,
    segment: 'nse_cm',
    token: `token-${symbol}`,
    product: 'CNC',
    netQuantity,
    boughtQty: Math.max(netQuantity, 0),
    soldQty: Math.max(-netQuantity, 0),
    raw: {},
  };
}

export function readAt(requestedAtMs: number) {
  return { requestedAtMs, receivedAtMs: requestedAtMs + 100 };
}

export function book(rows: readonly BrokerOrder[], requestedAtMs = EVENING): Snapshot {
  return rows.length === 0
    ? { kind: 'empty', source: 'book', ...readAt(requestedAtMs) }
    : { kind: 'complete', source: 'book', rows, ...readAt(requestedAtMs) };
}

/** An account that owns nothing and may place, on the evening before Wednesday's session. */
export function planInput(changes: Partial<BuyPlanInput> = {}): BuyPlanInput {
  const symbols = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF', 'GGG', 'HHH'];
  return {
    now: EVENING,
    calendar,
    settings,
    placing: { kind: 'allowed' },
    recommendations: [wish('AAA')],
    listings: new Map(symbols.map((symbol) => [symbol, [listing(symbol)]])),
    book: book([]),
    holdings: { kind: 'empty', ...readAt(EVENING) },
    todaysPositions: null,
    positions: [],
    orders: [],
    ...changes,
  };
}
