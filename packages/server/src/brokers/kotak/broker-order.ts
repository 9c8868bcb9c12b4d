import {
  type BrokerOrder,
  type BrokerOrderPatch,
  type JsonObject,
  type OrderType,
  type PlacedBy,
  parseBrokerOrderId,
  readBrokerStatus,
  type Validity,
} from '@orderwatch/core';
import type { OrderFrame, OrderRow, RawRow } from 'kotak-neo';
import { averageOrNull, priceOrNull } from './amounts.ts';

/** A row of Kotak's order book in our names. Null when its number cannot be one: the row is then unusable. */
export function brokerOrderFrom(row: OrderRow): BrokerOrder | null {
  const brokerOrderId = parseBrokerOrderId(row.nOrdNo);
  const orderType = orderTypeFrom(row.prcTp);
  if (brokerOrderId === undefined || orderType === undefined) return null;
  return {
    brokerOrderId,
    exchangeOrderId: row.exOrdId ?? null,
    tag: row.GuiOrdId ?? null,
    status: readBrokerStatus(row.ordSt),
    statusText: row.ordSt,
    side: row.trnsTp === 'B' ? 'buy' : 'sell',
    exchange: exchangeOf(row.exSeg),
    segment: row.exSeg,
    symbol: row.sym ?? symbolOf(row.trdSym),
    series: row.series ?? seriesOf(row.trdSym),
    tradingSymbol: row.trdSym,
    token: row.tok ?? '',
    orderType,
    product: row.prod,
    validity: validityFrom(row.vldt),
    variety: row.ordGenTp === 'AMO' ? 'amo' : 'regular',
    quantity: row.qty,
    filledQty: row.fldQty,
    cancelledQty: row.cnlQty ?? null,
    limitPrice: priceOrNull(row.prc),
    triggerPrice: priceOrNull(row.trgPrc),
    averagePrice: averageOrNull(row.avgPrc),
    rejectReason: row.rejRsn ?? null,
    placedBy: placedByFrom(row.ordSrc, row.algId),
    placedByText: row.ordSrc ?? null,
    modifiedByText: row.mfdBy ?? null,
    enteredAtMs: row.ordEntTmMs ?? null,
    updatedAtMs: row.hsUpTmMs ?? row.ordDtTmMs ?? null,
    updateNs: row.updRecvTm ?? null,
    accountCode: row.actId ?? null,
    raw: jsonOf(row.raw),
  };
}

/** A frame of the order feed: what it does not tell stays undefined. */
export function brokerOrderPatchFrom(frame: OrderFrame): BrokerOrderPatch | null {
  const brokerOrderId = parseBrokerOrderId(frame.nOrdNo);
  if (brokerOrderId === undefined) return null;
  const told = <From, To>(value: From | undefined, read: (value: From) => To): To | undefined =>
    value === undefined ? undefined : read(value);
  return {
    brokerOrderId,
    raw: jsonOf(frame.raw),
    exchangeOrderId: frame.exOrdId,
    tag: frame.GuiOrdId,
    status: told(frame.ordSt, readBrokerStatus),
    statusText: frame.ordSt,
    side: told(frame.trnsTp, (side) => (side === 'B' ? 'buy' : 'sell')),
    exchange: told(frame.exSeg, exchangeOf),
    segment: frame.exSeg,
    symbol: frame.sym,
    series: frame.series,
    tradingSymbol: frame.trdSym,
    token: frame.tok,
    orderType: told(frame.prcTp, orderTypeFrom),
    product: frame.prod,
    validity: told(frame.vldt, validityFrom),
    variety: told(frame.ordGenTp, (text) => (text === 'AMO' ? 'amo' : 'regular')),
    quantity: frame.qty,
    filledQty: frame.fldQty,
    cancelledQty: frame.cnlQty,
    limitPrice: told(frame.prc, priceOrNull),
    triggerPrice: told(frame.trgPrc, priceOrNull),
    averagePrice: told(frame.avgPrc, averageOrNull),
    rejectReason: frame.rejRsn,
    placedBy:
      frame.ordSrc === undefined && frame.algId === undefined
        ? undefined
        : placedByFrom(frame.ordSrc, frame.algId),
    placedByText: frame.ordSrc,
    modifiedByText: frame.mfdBy,
    enteredAtMs: frame.ordEntTmMs,
    updatedAtMs: frame.hsUpTmMs ?? frame.ordDtTmMs,
    updateNs: frame.updRecvTm,
    accountCode: frame.actId,
  };
}

/** What the client parsed from the broker's JSON is JSON. */
export function jsonOf(raw: RawRow): JsonObject {
  return raw as JsonObject;
}

function orderTypeFrom(text: string): OrderType | undefined {
  switch (text) {
    case 'L':
      return 'limit';
    case 'MKT':
      return 'market';
    case 'SL':
      return 'stop_loss';
    case 'SL-M':
      return 'stop_loss_market';
    default:
      return undefined;
  }
}

function validityFrom(text: string | undefined): Validity {
  return text === 'IOC' ? 'ioc' : 'day';
}

function exchangeOf(segment: string): string {
  return segment.slice(0, segment.indexOf('_')).toUpperCase();
}

function symbolOf(tradingSymbol: string): string {
  const dash = tradingSymbol.lastIndexOf('-');
  return dash === -1 ? tradingSymbol : tradingSymbol.slice(0, dash);
}

function seriesOf(tradingSymbol: string): string {
  const dash = tradingSymbol.lastIndexOf('-');
  return dash === -1 ? '' : tradingSymbol.slice(dash + 1);
}

/** `ordSrc` tells it best; where it is blank, the algo id that Kotak stamps on API orders since 2026 does. */
function placedByFrom(source: string | undefined, algoId: string | undefined): PlacedBy {
  if (source === undefined) return algoId === undefined ? 'unknown' : 'api';
  if (/^ADMINCPPAPI_(NEOTRADEAPI|NEOFINTECH\d*|FINTECH\d*|TRADEAPI)$/.test(source)) return 'api';
  if (source === 'ADMINCPPAPI_ADMIN') return 'broker';
  return source === 'ADMINCPPAPI_MOB' ? 'app' : 'unknown';
}
