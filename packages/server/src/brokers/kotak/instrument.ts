import type { Instrument } from '@orderwatch/core';
import type { ScripRow } from 'kotak-neo';
import { paiseOrNull } from './amounts.ts';

/**
 * A line of the cash segment's list as an instrument; null for what is none (an index, a line without a tick). Prices in
 * the list are paise already. `withDerivatives` holds the symbols that the derivatives list trades.
 */
export function instrumentFrom(row: ScripRow, withDerivatives: ReadonlySet<string>): Instrument | null {
  const segment = row.pExchSeg;
  const tickSize = paiseOrNull(row.dTickSize);
  if ((segment !== 'nse_cm' && segment !== 'bse_cm') || tickSize === null) return null;
  const symbol = row.pSymbolName ?? row.pTrdSymbol.replace(/-[A-Z0-9]+$/, '');
  return {
    exchange: segment === 'nse_cm' ? 'NSE' : 'BSE',
    segment,
    symbol,
    series: row.pGroup ?? '',
    tradingSymbol: row.pTrdSymbol,
    token: row.pSymbol,
    isin: row.pISIN ?? null,
    name: row.pDesc ?? symbol,
    tickSize,
    faceValue: paiseOrNull(row.pFaceValue),
    lotSize: row.iBoardLotQty ?? row.lLotSize ?? row.iLotSize ?? 1,
    freezeQuantity: row.lFreezeQty ?? null,
    lowerBand: paiseOrNull(row.dLowPriceRange),
    upperBand: paiseOrNull(row.dHighPriceRange),
    hasDerivatives: withDerivatives.has(symbol),
  };
}
