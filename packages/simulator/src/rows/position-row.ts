import type { SimPosition } from '../broker/types.ts';
import { writeUpdateTime } from './wire-time.ts';
import type { Body } from './write-json.ts';
import { writeRupees } from './write-money.ts';

/** The day's dealings in one instrument. Strings throughout, but for `brdLtQty` and `updRecvTm`. */
export function positionRow(position: SimPosition): Body {
  const { instrument } = position;
  return {
    actId: position.ucc,
    brdLtQty: instrument.lotSize,
    cfBuyAmt: '0.00',
    cfSellAmt: '0.00',
    cfBuyQty: '0',
    cfSellQty: '0',
    exSeg: instrument.segment,
    buyAmt: writeRupees(position.buyAmountPaise),
    sellAmt: writeRupees(position.sellAmountPaise),
    flBuyQty: String(position.buyQuantity),
    flSellQty: String(position.sellQuantity),
    prod: position.product,
    series: instrument.series,
    tok: instrument.token,
    trdSym: instrument.tradingSymbol,
    optTp: '- ',
    stkPrc: '0.00',
    type: '',
    sym: instrument.symbol,
    sqrFlg: 'Y',
    posFlg: 'true',
    lotSz: String(instrument.lotSize),
    multiplier: '1',
    precision: '2',
    prcNum: '1',
    prcDen: '1',
    hsUpTm: writeUpdateTime(position.updatedAtMs),
    expDt: 'NA',
    exp: '-',
    genNum: '1',
    genDen: '1',
    dscQty: '',
    upldPrc: '0.00',
    updRecvTm: String(position.updateNs),
  };
}
