import type { RawRow } from './raw-row.ts';

/**
 * A row of the order book, in Kotak's names. Quantities are whole numbers, prices decimal strings in rupees, times
 * epoch milliseconds (Kotak writes them in Indian time without a zone). What the broker left blank or marked `--` or
 * `NA` is undefined.
 */
export interface OrderRow {
  readonly nOrdNo: string;
  /** The status as the broker wrote it: an open list of words. */
  readonly ordSt: string;
  readonly trnsTp: 'B' | 'S';
  readonly trdSym: string;
  readonly exSeg: string;
  readonly prod: string;
  readonly prcTp: string;
  readonly qty: number;
  /** Filled so far. May exceed `qty`: it is kept as told. */
  readonly fldQty: number;
  readonly unFldSz: number | undefined;
  readonly cnlQty: number | undefined;
  readonly dscQty: number | undefined;
  readonly prc: string | undefined;
  readonly avgPrc: string | undefined;
  readonly trgPrc: string | undefined;
  readonly vldt: string | undefined;
  readonly sym: string | undefined;
  readonly tok: string | undefined;
  readonly series: string | undefined;
  readonly lotSz: string | undefined;
  readonly tckSz: string | undefined;
  /** The exchange's number; undefined until the exchange has taken the order. */
  readonly exOrdId: string | undefined;
  /** Also set on a live order whose modification was rejected. */
  readonly rejRsn: string | undefined;
  /** `AMO` for an after-market order. */
  readonly ordGenTp: string | undefined;
  readonly ordSrc: string | undefined;
  readonly algId: string | undefined;
  /** The caller's tag, until a change rewrites it. */
  readonly GuiOrdId: string | undefined;
  readonly mfdBy: string | undefined;
  readonly usrId: string | undefined;
  readonly actId: string | undefined;
  readonly ordEntTmMs: number | undefined;
  readonly ordDtTmMs: number | undefined;
  readonly exCfmTmMs: number | undefined;
  readonly hsUpTmMs: number | undefined;
  /** Epoch seconds of the last event. */
  readonly boeSec: number | undefined;
  /** Epoch nanoseconds, 19 digits: a string, as a number would lose the last ones. */
  readonly updRecvTm: string | undefined;
  readonly raw: RawRow;
}

/** One frame of the order feed: an order row of which anything but the number may be missing. */
export type OrderFrame = Pick<OrderRow, 'nOrdNo' | 'raw'> & {
  readonly [Field in Exclude<keyof OrderRow, 'nOrdNo' | 'raw'>]: OrderRow[Field] | undefined;
};
