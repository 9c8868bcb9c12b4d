/**
 * One instrument of the scrip master. Header names lose their stray spaces and semicolon; prices, tick, strike and
 * face value are decimal strings in PAISE, as in the file. Absent or `-1` is undefined.
 */
export interface ScripRow {
  /** The exchange's token. */
  readonly pSymbol: string;
  readonly pExchSeg: string;
  /** The name orders are placed by: `IDEA-EQ`. */
  readonly pTrdSymbol: string;
  readonly pSymbolName: string | undefined;
  /** The series: `EQ`, `BE`, ... */
  readonly pGroup: string | undefined;
  readonly pInstType: string | undefined;
  readonly pInstName: string | undefined;
  readonly pOptionType: string | undefined;
  readonly pISIN: string | undefined;
  readonly pDesc: string | undefined;
  readonly pExchange: string | undefined;
  readonly pSegment: string | undefined;
  /** Price band as text: `16.65-20.35`, in rupees. */
  readonly pCreditRating: string | undefined;
  readonly pFaceValue: string | undefined;
  readonly pScripBasePrice: string | undefined;
  readonly pExpiryDate: string | undefined;
  readonly lExpiryDate: string | undefined;
  readonly dTickSize: string | undefined;
  readonly dStrikePrice: string | undefined;
  readonly dHighPriceRange: string | undefined;
  readonly dLowPriceRange: string | undefined;
  readonly lPrecision: number | undefined;
  readonly lLotSize: number | undefined;
  readonly iLotSize: number | undefined;
  readonly iBoardLotQty: number | undefined;
  readonly iMaxOrderSize: number | undefined;
  readonly lFreezeQty: number | undefined;
  readonly iPermittedToTrade: string | undefined;
}

/** An address of one day's instrument file. */
export interface ScripMasterPath {
  readonly url: string;
  /** The file's name: `nse_cm-v1.csv`. */
  readonly file: string;
}
