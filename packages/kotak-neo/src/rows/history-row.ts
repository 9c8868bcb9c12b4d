import type { OrderRow } from './order-row.ts';

/** One state in the history of an order, newest first. Kotak renames some keys of the order book here. */
export type HistoryRow = Pick<
  OrderRow,
  | 'nOrdNo'
  | 'ordSt'
  | 'trnsTp'
  | 'trdSym'
  | 'exSeg'
  | 'prod'
  | 'prcTp'
  | 'qty'
  | 'fldQty'
  | 'unFldSz'
  | 'prc'
  | 'avgPrc'
  | 'trgPrc'
  | 'sym'
  | 'tok'
  | 'rejRsn'
  | 'ordGenTp'
  | 'ordSrc'
  | 'algId'
  | 'GuiOrdId'
  | 'mfdBy'
  | 'boeSec'
  | 'updRecvTm'
  | 'raw'
> & {
  readonly exchOrdId: string | undefined;
  readonly exchTmstpMs: number | undefined;
  /** When this state was entered. */
  readonly flDtTmMs: number | undefined;
  /** Validity: `DAY` or `IOC`. */
  readonly ordDur: string | undefined;
};
