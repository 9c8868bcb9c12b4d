import { findFault } from './find-fault.ts';
import { type CheckedRow, isRawRow } from './raw-row.ts';
import { istTimeOf } from './times.ts';
import type { TradeRow } from './trade-row.ts';
import {
  decimalOf,
  epochSecondsOf,
  idOf,
  type Malformed,
  malformed,
  nanosecondsOf,
  quantityOf,
  sideOf,
  textOf,
} from './values.ts';

/** Checks one fill. A fill without its number, order, price or quantity books nothing. */
export function checkTradeRow(raw: unknown): CheckedRow<TradeRow> {
  if (!isRawRow(raw)) return { ok: false, why: 'not an object' };
  const flId = idOf(raw.flId);
  const nOrdNo = idOf(raw.nOrdNo);
  const trnsTp = sideOf(raw.trnsTp);
  const trdSym = textOf(raw.trdSym);
  const exSeg = textOf(raw.exSeg);
  const prod = textOf(raw.prod);
  const fldQty = filledQuantityOf(raw.fldQty);
  const avgPrc = fillPriceOf(raw.avgPrc);
  if (
    flId === malformed ||
    nOrdNo === malformed ||
    trnsTp === malformed ||
    fldQty === malformed ||
    avgPrc === malformed ||
    trdSym === undefined ||
    exSeg === undefined ||
    prod === undefined
  ) {
    return { ok: false, why: findFault(raw, needs, {}) };
  }
  return {
    ok: true,
    row: {
      flId,
      nOrdNo,
      trnsTp,
      trdSym,
      exSeg,
      prod,
      fldQty,
      avgPrc,
      filledAtMs: istTimeOf(`${String(raw.flDt)} ${String(raw.flTm)}`) ?? istTimeOf(raw.exTm),
      exTmMs: istTimeOf(raw.exTm),
      hsUpTmMs: istTimeOf(raw.hsUpTm),
      exOrdId: textOf(raw.exOrdId),
      prcTp: textOf(raw.prcTp),
      sym: textOf(raw.sym),
      series: textOf(raw.series),
      rptTp: textOf(raw.rptTp),
      flLeg: textOf(raw.flLeg),
      GuiOrdId: textOf(raw.GuiOrdId),
      usrId: textOf(raw.usrId),
      actId: textOf(raw.actId),
      boeSec: epochSecondsOf(raw.boeSec),
      updRecvTm: nanosecondsOf(raw.updRecvTm),
      raw,
    },
  };
}

function filledQuantityOf(value: unknown): number | Malformed {
  const quantity = quantityOf(value);
  return quantity === undefined || quantity === malformed || quantity === 0 ? malformed : quantity;
}

function fillPriceOf(value: unknown): string | Malformed {
  const price = decimalOf(value);
  return price === undefined || price === malformed || price.startsWith('-') ? malformed : price;
}

const needs = {
  flId: idOf,
  nOrdNo: idOf,
  trnsTp: sideOf,
  trdSym: textOf,
  exSeg: textOf,
  prod: textOf,
  fldQty: filledQuantityOf,
  avgPrc: fillPriceOf,
};
