import {
  type BrokerFunds,
  type BrokerHolding,
  type BrokerPosition,
  type BrokerTrade,
  err,
  type MarginAnswer,
  ok,
  type Paise,
  paise,
  parseBrokerOrderId,
  parseDecimal,
  type Result,
  subtractPaise,
} from '@orderwatch/core';
import type { HoldingRow, LimitsRow, MarginRow, PositionRow, TradeRow } from 'kotak-neo';
import { averageOrNull, priceOrNull, readAmount } from './amounts.ts';
import { jsonOf } from './broker-order.ts';

export function brokerTradeFrom(row: TradeRow): BrokerTrade | null {
  const brokerOrderId = parseBrokerOrderId(row.nOrdNo);
  const price = parseDecimal(row.avgPrc);
  if (brokerOrderId === undefined || !price.ok) return null;
  return {
    brokerOrderId,
    tradeId: row.flId,
    exchangeOrderId: row.exOrdId ?? null,
    side: row.trnsTp === 'B' ? 'buy' : 'sell',
    tradingSymbol: row.trdSym,
    segment: row.exSeg,
    quantity: row.fldQty,
    price: price.value,
    tradedAtMs: row.filledAtMs ?? null,
    raw: jsonOf(row.raw),
  };
}

/** Null where the row names no instrument of an exchange: then nobody can say what is held. */
export function brokerHoldingFrom(row: HoldingRow): BrokerHolding | null {
  if (row.exchangeIdentifier === undefined) return null;
  return {
    symbol: row.symbol,
    exchange: row.exchangeSegment.slice(0, 3).toUpperCase(),
    token: row.exchangeIdentifier,
    quantity: row.quantity,
    sellableQuantity: row.sellableQuantity ?? 0,
    averagePrice: averageOrNull(row.averagePrice),
    previousClose: priceOrNull(row.closingPrice),
    raw: jsonOf(row.raw),
  };
}

export function brokerPositionFrom(row: PositionRow): BrokerPosition | null {
  return {
    tradingSymbol: row.trdSym,
    segment: row.exSeg,
    token: row.tok ?? '',
    product: row.prod,
    netQuantity: row.netQty,
    boughtQty: row.flBuyQty + row.cfBuyQty,
    soldQty: row.flSellQty + row.cfSellQty,
    raw: jsonOf(row.raw),
  };
}

export function brokerFundsFrom(row: LimitsRow): Result<BrokerFunds, string> {
  const available = readAmount('Net', row.Net);
  if (!available.ok) return available;
  const used = readAmount('MarginUsed', row.MarginUsed ?? '0');
  if (!used.ok) return used;
  return ok({ availableCash: available.value, marginUsed: used.value, raw: jsonOf(row.raw) });
}

const ZERO: Paise = paise(0);

/**
 * Kotak says `OK` or `NOT_OK`; anything else is no answer. Its `avlCash` still holds what is blocked already
 * (`mrgnUsd`), and its `reqdMrgn` is that and this order together, or nothing when the order can be paid: what is free
 * and what this order alone needs follow from the other amounts.
 */
export function marginAnswerFrom(row: MarginRow): Result<MarginAnswer, string> {
  const cash = readAmount('avlCash', row.avlCash);
  if (!cash.ok) return cash;
  const blocked = readAmount('mrgnUsd', row.mrgnUsd ?? '0');
  if (!blocked.ok) return blocked;
  const required = readAmount('ordMrgn', row.ordMrgn);
  if (!required.ok) return required;
  const raw = jsonOf(row.raw);
  const availableCash = subtractPaise(cash.value, blocked.value);
  const amounts = { availableCash, requiredCash: required.value, raw };
  switch (row.rmsVldtd.toUpperCase()) {
    case 'OK':
      return ok({ sufficient: true, shortfall: ZERO, ...amounts });
    case 'NOT_OK': {
      const shortfall = readAmount('insufFund', row.insufFund ?? '0');
      return shortfall.ok ? ok({ sufficient: false, shortfall: shortfall.value, ...amounts }) : shortfall;
    }
    default:
      return err(`rmsVldtd is neither OK nor NOT_OK: ${row.rmsVldtd}`);
  }
}
