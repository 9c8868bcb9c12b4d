import { findFault } from './find-fault.ts';
import type { HoldingRow } from './holding-row.ts';
import { type CheckedRow, isRawRow } from './raw-row.ts';
import { decimalOf, malformed, quantityOf, textOf } from './values.ts';

/** Checks one holding. */
export function checkHoldingRow(raw: unknown): CheckedRow<HoldingRow> {
  if (!isRawRow(raw)) return { ok: false, why: 'not an object' };
  const symbol = textOf(raw.symbol);
  const exchangeSegment = textOf(raw.exchangeSegment);
  const quantity = quantityOf(raw.quantity);
  const sellableQuantity = quantityOf(raw.sellableQuantity);
  const averagePrice = decimalOf(raw.averagePrice);
  const holdingCost = decimalOf(raw.holdingCost);
  const mktValue = decimalOf(raw.mktValue);
  const closingPrice = decimalOf(raw.closingPrice);
  if (
    symbol === undefined ||
    exchangeSegment === undefined ||
    quantity === undefined ||
    quantity === malformed ||
    sellableQuantity === malformed ||
    averagePrice === malformed ||
    holdingCost === malformed ||
    mktValue === malformed ||
    closingPrice === malformed
  ) {
    return { ok: false, why: findFault(raw, needs, mayHave) };
  }
  return {
    ok: true,
    row: {
      symbol,
      exchangeSegment,
      exchangeIdentifier: textOf(raw.exchangeIdentifier),
      instrumentToken: textOf(raw.instrumentToken),
      displaySymbol: textOf(raw.displaySymbol),
      instrumentType: textOf(raw.instrumentType),
      series: textOf(raw.series),
      quantity,
      sellableQuantity,
      averagePrice,
      holdingCost,
      mktValue,
      closingPrice,
      scripId: textOf(raw.scripId),
      raw,
    },
  };
}

const needs = { symbol: textOf, exchangeSegment: textOf, quantity: quantityOf };
const mayHave = {
  sellableQuantity: quantityOf,
  averagePrice: decimalOf,
  holdingCost: decimalOf,
  mktValue: decimalOf,
  closingPrice: decimalOf,
};
