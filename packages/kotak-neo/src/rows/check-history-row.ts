import { findFault } from './find-fault.ts';
import type { HistoryRow } from './history-row.ts';
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

/** Checks one state of an order's history. Early states may lack what only the exchange adds. */
export function checkHistoryRow(raw: unknown): CheckedRow<HistoryRow> {
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
  const prc = decimalOf(raw.prc);
  const avgPrc = decimalOf(raw.avgPrc);
  const trgPrc = decimalOf(raw.trgPrc);
  if (
    nOrdNo === malformed ||
    trnsTp === malformed ||
    qty === malformed ||
    fldQty === malformed ||
    unFldSz === malformed ||
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
      prc,
      avgPrc,
      trgPrc,
      sym: textOf(raw.sym),
      tok: textOf(raw.tok),
      rejRsn: textOf(raw.rejRsn),
      ordGenTp: textOf(raw.ordGenTp),
      ordSrc: textOf(raw.ordSrc),
      algId: textOf(raw.algId),
      GuiOrdId: textOf(raw.GuiOrdId),
      mfdBy: textOf(raw.mfdBy),
      exchOrdId: textOf(raw.exchOrdId),
      exchTmstpMs: istTimeOf(raw.exchTmstp),
      flDtTmMs: istTimeOf(raw.flDtTm),
      ordDur: textOf(raw.ordDur),
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
const mayHave = { unFldSz: quantityOf, prc: decimalOf, avgPrc: decimalOf, trgPrc: decimalOf };
