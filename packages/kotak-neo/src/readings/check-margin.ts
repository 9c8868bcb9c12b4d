/** The order to be priced, in Kotak's words. */
export interface MarginFields {
  readonly exSeg: string;
  /** The exchange's token of the instrument. */
  readonly tok: string;
  readonly prc: string;
  readonly prcTp: string;
  readonly prod: string;
  readonly qty: string;
  readonly trnsTp: 'B' | 'S';
  /** Default `'0'`. */
  readonly trgPrc?: string;
}
