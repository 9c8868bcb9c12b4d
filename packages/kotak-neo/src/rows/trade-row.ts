import type { RawRow } from './raw-row.ts';

/** One fill. Its order is `nOrdNo`: the trade book leaves token, price, quantity and source of the order blank. */
export interface TradeRow {
  /** The trade's number. */
  readonly flId: string;
  readonly nOrdNo: string;
  readonly trnsTp: 'B' | 'S';
  readonly trdSym: string;
  readonly exSeg: string;
  readonly prod: string;
  /** Quantity of this fill. */
  readonly fldQty: number;
  /** Price of this fill, decimal string in rupees. */
  readonly avgPrc: string;
  /** When it was filled (`flDt` and `flTm`), epoch milliseconds. */
  readonly filledAtMs: number | undefined;
  readonly exTmMs: number | undefined;
  readonly hsUpTmMs: number | undefined;
  readonly exOrdId: string | undefined;
  readonly prcTp: string | undefined;
  readonly sym: string | undefined;
  readonly series: string | undefined;
  readonly rptTp: string | undefined;
  readonly flLeg: string | undefined;
  readonly GuiOrdId: string | undefined;
  readonly usrId: string | undefined;
  readonly actId: string | undefined;
  readonly boeSec: number | undefined;
  readonly updRecvTm: string | undefined;
  readonly raw: RawRow;
}
