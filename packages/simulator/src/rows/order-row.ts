import type { SimOrder } from '../broker/types.ts';
import { algoId } from './order-origin.ts';
import { epochSeconds, writeDateTime, writeDateTimeOr, writeUpdateTime } from './wire-time.ts';
import type { Body } from './write-json.ts';
import { writeRupees } from './write-money.ts';

export interface OrderRowContext {
  /** The login id, in the form of a PAN. */
  readonly pan: string;
  readonly source: string;
}

/** The row of an order in the order book: 77 keys, in the order of the SDK's documented sample. */
export function orderRow(order: SimOrder, { pan, source }: OrderRowContext): Body {
  const { instrument } = order;
  const seconds = epochSeconds(order.updatedAtMs);
  return {
    actId: order.ucc,
    algId: algoId(order),
    algCat: 'NA',
    algSeqNo: 'NA',
    avgPrc: order.averagePrice,
    brdLtQty: String(instrument.lotSize),
    brkClnt: '08081',
    cnlQty: order.cancelled,
    coPct: 0,
    defMktProV: '0',
    dscQtyPct: '0',
    dscQty: order.disclosedQuantity,
    exUsrInfo: 'NA',
    exCfmTm: writeDateTimeOr(order.exchangeConfirmedAtMs, '--'),
    exOrdId: order.exchangeOrderId ?? 'NA',
    expDt: 'NA',
    expDtSsb: '-',
    exSeg: instrument.segment,
    fldQty: order.filled,
    boeSec: seconds,
    mktProPct: '--',
    mktPro: '0',
    mfdBy: order.modifiedBy ?? 'NA',
    minQty: 0,
    mktProFlg: '0',
    noMktProFlg: '0',
    nOrdNo: order.orderNumber,
    optTp: '- ',
    ordAutSt: 'NA',
    odCrt: 'NA',
    ordDtTm: writeDateTime(order.updatedAtMs),
    ordEntTm: writeDateTimeOr(order.enteredAtMs, '--'),
    ordGenTp: order.amo ? 'AMO' : 'NA',
    ordSrc: source,
    ordValDt: 'NA',
    prod: order.product,
    prc: writeRupees(order.pricePaise),
    prcTp: order.orderType,
    qty: order.quantity,
    refLmtPrc: 0,
    rejRsn: order.rejectReason ?? '--',
    rmk: '--',
    rptTp: 'NA',
    reqId: '1',
    series: instrument.series,
    sipInd: 'NA',
    stat: order.status,
    ordSt: order.status,
    stkPrc: '0.00',
    sym: instrument.symbol,
    symOrdId: 'NA',
    tckSz: writeRupees(instrument.tickPaise, 4),
    tok: instrument.token,
    trnsTp: order.side,
    trgPrc: writeRupees(order.triggerPaise),
    trdSym: instrument.tradingSymbol,
    unFldSz: order.openQuantity,
    usrId: pan,
    uSec: String(seconds),
    vldt: order.validity,
    classification: '0',
    vendorCode: '',
    genDen: '1',
    genNum: '1',
    prcNum: '1',
    prcDen: '1',
    lotSz: String(instrument.lotSize),
    multiplier: '1',
    precision: '2',
    hsUpTm: writeUpdateTime(order.updatedAtMs),
    GuiOrdId: order.tag,
    locId: '111111111111100',
    appInstlId: 'NA',
    ordModNo: '',
    strategyCode: 'NA',
    updRecvTm: String(order.updateNs),
    it: 'EQ',
  };
}
