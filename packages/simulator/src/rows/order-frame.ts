import type { OrderState, SimOrder } from '../broker/types.ts';
import type { OrderRowContext } from './order-row.ts';
import { epochSeconds, writeDateTime, writeDateTimeOr, writeUpdateTime } from './wire-time.ts';
import type { Body } from './write-json.ts';
import { writeRupees } from './write-money.ts';

const BEFORE_THE_EXCHANGE: ReadonlySet<string> = new Set([
  'put order req received',
  'validation pending',
  'open pending',
]);

/** What the order feed says of one station of an order's life: the 45 keys of a frame seen live in January 2026. */
export function orderFrame(order: SimOrder, state: OrderState, { pan, source }: OrderRowContext): Body {
  const { instrument } = order;
  const seconds = epochSeconds(state.atMs);
  const unconfirmed = BEFORE_THE_EXCHANGE.has(state.status) ? 'NA' : '--';
  return {
    type: 'order',
    data: {
      avgPrc: state.averagePrice,
      brdLtQty: String(instrument.lotSize),
      dscQty: state.disclosedQuantity,
      exOrdId: state.exchangeOrderId ?? 'NA',
      expDt: 'NA',
      exSeg: instrument.segment,
      fldQty: state.filled,
      hsUpTm: writeUpdateTime(state.atMs),
      lotSz: String(instrument.lotSize),
      mfdBy: state.modifiedBy ?? 'NA',
      mktPro: '0',
      multiplier: '1',
      nOrdNo: order.orderNumber,
      optTp: '- ',
      ordDtTm: writeDateTime(state.atMs),
      ordGenTp: order.amo ? 'AMO' : 'NA',
      ordSt: state.status,
      ordValDt: 'NA',
      prc: writeRupees(state.pricePaise),
      prcTp: state.orderType,
      precision: '2',
      prod: order.product,
      qty: state.quantity,
      rejRsn: state.rejectReason ?? '--',
      reqId: '1',
      series: instrument.series,
      stkPrc: '0.00',
      sym: instrument.symbol,
      symOrdId: 'NA',
      tok: instrument.token,
      trdSym: instrument.tradingSymbol,
      trgPrc: writeRupees(state.triggerPaise),
      trnsTp: order.side,
      unFldSz: state.openQuantity,
      usrId: pan,
      vldt: state.validity,
      updRecvTm: String(state.updateNs),
      boeSec: seconds,
      uSec: String(seconds),
      strategyCode: 'NA',
      GuiOrdId: state.tag,
      actId: order.ucc,
      ordSrc: source,
      exCfmTm: writeDateTimeOr(state.exchangeConfirmedAtMs, unconfirmed),
      it: 'EQ',
    },
  };
}
