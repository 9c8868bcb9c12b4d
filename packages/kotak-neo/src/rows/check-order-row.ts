import { findFault } from './find-fault.ts';
import type { OrderRow } from './order-row.ts';
import { type CheckedRow, isRawRow } from './raw-row.ts';
import { istTimeOf } from './times.ts';
import {
  decimalOf,
  epochSecondsOf,
  idOf,
  malformed,
  nanosecondsOf,
  quantityOf,
  sideOf,
  textOf,
} from './values.ts';

/**
 * Checks one row of the order book. Written out by hand: ten thousand rows must cost little beside parsing their
 * JSON. Identity, status, side, instrument and quantities condemn a row; blank prices and times do not.
 */
export function checkOrderRow(raw: unknown): CheckedRow<OrderRow> {
  if (!isRawRow(raw)) return { ok: false, why: 'not an object' };
  const nOrdNo = idOf(raw.nOrdNo);
  const ordSt = textOf(raw.ordSt);
  const trnsTp = sideOf(raw.trnsTp);
  const trdSym = textOf(raw.trdSym);
  const exSeg = textOf(raw.exSeg);
  const prod = textOf(raw.prod);
  const prcTp = textOf(raw.prcTp);
  const qty = quantityOf(raw.qty);
  const fldQty = quantityOf(raw.fldQty);
  const unFldSz = quantityOf(raw.unFldSz);
  const cnlQty = quantityOf(raw.cnlQty);
  const dscQty = quantityOf(raw.dscQty);
  const prc = decimalOf(raw.prc);
  const avgPrc = decimalOf(raw.avgPrc);
  const trgPrc = decimalOf(raw.trgPrc);
  if (
    nOrdNo === malformed ||
    trnsTp === malformed ||
    qty === malformed ||
    fldQty === malformed ||
    unFldSz === malformed ||
    cnlQty === malformed ||
    dscQty === malformed ||
    prc === malformed ||
    avgPrc === malformed ||
    trgPrc === malformed ||
    qty === undefined ||
    fldQty === undefined ||
    ordSt === undefined ||
    trdSym === undefined ||
    exSeg === undefined ||
    prod === undefined ||
    prcTp === undefined
  ) {
    return { ok: false, why: findFault(raw, needs, mayHave) };
  }
  return {
    ok: true,
    row: {
      nOrdNo,
      ordSt,
      trnsTp,
      trdSym,
      exSeg,
      prod,
      prcTp,
      qty,
      fldQty,
      unFldSz,
      cnlQty,
      dscQty,
      prc,
      avgPrc,
      trgPrc,
      vldt: textOf(raw.vldt),
      sym: textOf(raw.sym),
      tok: textOf(raw.tok),
      series: textOf(raw.series),
      lotSz: textOf(raw.lotSz),
      tckSz: textOf(raw.tckSz),
      exOrdId: textOf(raw.exOrdId),
      rejRsn: textOf(raw.rejRsn),
      ordGenTp: textOf(raw.ordGenTp),
      ordSrc: textOf(raw.ordSrc),
      algId: textOf(raw.algId),
      GuiOrdId: textOf(raw.GuiOrdId),
      mfdBy: textOf(raw.mfdBy),
      usrId: textOf(raw.usrId),
      actId: textOf(raw.actId),
      ordEntTmMs: istTimeOf(raw.ordEntTm),
      ordDtTmMs: istTimeOf(raw.ordDtTm),
      exCfmTmMs: istTimeOf(raw.exCfmTm),
      hsUpTmMs: istTimeOf(raw.hsUpTm),
      boeSec: epochSecondsOf(raw.boeSec),
      updRecvTm: nanosecondsOf(raw.updRecvTm),
      raw,
    },
  };
}

const needs = {
  nOrdNo: idOf,
  ordSt: textOf,
  trnsTp: sideOf,
  trdSym: textOf,
  exSeg: textOf,
  prod: textOf,
  prcTp: textOf,
  qty: quantityOf,
  fldQty: quantityOf,
};
const mayHave = {
  unFldSz: quantityOf,
  cnlQty: quantityOf,
  dscQty: quantityOf,
  prc: decimalOf,
  avgPrc: decimalOf,
  trgPrc: decimalOf,
};
