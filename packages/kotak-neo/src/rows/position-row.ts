import type { RawRow } from './raw-row.ts';

/** Today's dealings and the carried quantity of one instrument and product. Amounts are decimal strings in rupees. */
export interface PositionRow {
  readonly trdSym: string;
  readonly exSeg: string;
  readonly prod: string;
  readonly flBuyQty: number;
  readonly flSellQty: number;
  readonly cfBuyQty: number;
  readonly cfSellQty: number;
  /** Bought less sold, carried quantities included; negative when holdings were sold today. */
  readonly netQty: number;
  readonly buyAmt: string | undefined;
  readonly sellAmt: string | undefined;
  readonly cfBuyAmt: string | undefined;
  readonly cfSellAmt: string | undefined;
  readonly sym: string | undefined;
  readonly tok: string | undefined;
  readonly series: string | undefined;
  readonly lotSz: string | undefined;
  readonly multiplier: string | undefined;
  readonly precision: string | undefined;
  readonly prcNum: string | undefined;
  readonly prcDen: string | undefined;
  readonly genNum: string | undefined;
  readonly genDen: string | undefined;
  readonly posFlg: string | undefined;
  readonly sqrFlg: string | undefined;
  readonly actId: string | undefined;
  readonly hsUpTmMs: number | undefined;
  readonly updRecvTm: string | undefined;
  readonly raw: RawRow;
}

/** One frame of the feed about a position: fewer fields than the positions reading has. */
export type PositionFrame = Pick<PositionRow, 'sym' | 'exSeg' | 'prod' | 'raw'> &
  Partial<Omit<PositionRow, 'sym' | 'exSeg' | 'prod' | 'raw'>>;
