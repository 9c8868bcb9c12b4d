import type { ListedInstrument } from '../broker/types.ts';
import { writeRupees } from '../rows/write-money.ts';

/** Seconds that Kotak's loader adds to the NSE's own epoch. */
const EXCHANGE_EPOCH_OFFSET = '315513000';
const LISTED_AT = '857865600';

type Cell = string | ((instrument: ListedInstrument) => string);

const token: Cell = (instrument) => instrument.token;
const symbol: Cell = (instrument) => instrument.symbol;
const freeze: Cell = (instrument) => String(instrument.freezeQuantity);
const lot: Cell = (instrument) => String(instrument.lotSize);

/**
 * The 78 columns of a cash segment's file. The odd names are the file's own: some end in blanks, one in a semicolon.
 * Ticks, price ranges and face values are in paise; the price band stands as text where a credit rating is announced.
 */
export const SCRIP_COLUMNS: readonly (readonly [name: string, cell: Cell])[] = [
  ['pSymbol', token],
  ['pGroup', (instrument) => instrument.series],
  ['pExchSeg', (instrument) => instrument.segment],
  ['pInstType', ''],
  ['pSymbolName', symbol],
  ['pTrdSymbol', (instrument) => instrument.tradingSymbol],
  ['pOptionType', ''],
  ['pScripRefKey', symbol],
  ['pISIN', (instrument) => instrument.isin],
  ['pAssetCode', ''],
  ['pSubGroup', ''],
  ['pCombinedSymbol', ''],
  ['pDesc', (instrument) => instrument.name.toUpperCase().replaceAll(',', ' ')],
  ['pAmcCode', ''],
  ['pContractId', ''],
  ['dTickSize ', (instrument) => String(instrument.tickPaise)],
  ['lLotSize', lot],
  ['lExpiryDate ', '-1'],
  ['lMultiplier ', '-1'],
  ['lPrecision', '2'],
  ['dStrikePrice;', '-1'],
  ['pExchange', (instrument) => instrument.exchange],
  ['pInstName', ''],
  ['pExpiryDate', ''],
  ['pIssueDate', LISTED_AT],
  ['pMaturityDate', ''],
  ['pListingDate', LISTED_AT],
  ['pNoDelStartDate', '0'],
  ['pNoDelEndDate', '0'],
  ['pBookClsStartDate', '0'],
  ['pBookClsEndDate', '0'],
  ['pRecordDate', '0'],
  ['pCreditRating', (it) => `${writeRupees(it.lowerBandPaise)}-${writeRupees(it.upperBandPaise)}`],
  ['pReAdminDate', '0'],
  ['pExpulsionDate', '0'],
  ['pLocalUpdateTime', '1365879312'],
  ['pDeliveryUnits', ''],
  ['pPriceUnits', ''],
  ['pLastTradingDate', ''],
  ['pTenderPeridEndDate', ''],
  ['pTenderPeridStartDate', ''],
  ['pSellVarMargin', ''],
  ['pBuyVarMargin', ''],
  ['pInstrumentInfo', ''],
  ['pRemarksText', ''],
  ['pSegment', 'CASH'],
  ['pNav', ''],
  ['pNavDate', ''],
  ['pMfAmt', ''],
  ['pSipSecurity', ''],
  ['pFaceValue', (instrument) => String(instrument.faceValuePaise)],
  ['pTrdUnits', ''],
  ['pExerciseStartDate', ''],
  ['pExerciseEndDate', ''],
  ['pElmMargin', '0'],
  ['pVarMargin', '20'],
  ['pTotProposedLimitValue', ''],
  ['pScripBasePrice', ''],
  ['pSettlementType', 'T+1'],
  ['pCurrectionTime', EXCHANGE_EPOCH_OFFSET],
  ['iPermittedToTrade', '0'],
  ['iBoardLotQty ', lot],
  ['iMaxOrderSize ', freeze],
  ['iLotSize', lot],
  ['dOpenInterest ', '0'],
  ['dHighPriceRange ', (instrument) => String(instrument.upperBandPaise)],
  ['dLowPriceRange ', (instrument) => String(instrument.lowerBandPaise)],
  ['dPriceNum   ', '1'],
  ['dGenDen', '1'],
  ['dGenNum', '1'],
  ['dPriceQuatation ', '0'],
  ['dIssuerate ', '0'],
  ['dPriceDen', '1'],
  ['dWarningQty ', '0'],
  ['dIssueCapital ', (instrument) => issuedShares(instrument)],
  ['dExposureMargin ', '0'],
  ['dMinRedemptionQty ', '0'],
  ['lFreezeQty', freeze],
];

/** In the file's scientific notation; a plausible multiple of the freeze quantity. */
function issuedShares(instrument: ListedInstrument): string {
  return (instrument.freezeQuantity * 10_000).toExponential(5).replace(/\.?0*e\+(\d)$/, 'e+0$1');
}
