import { findFault } from './find-fault.ts';
import type { OrderFrame } from './order-row.ts';
import { type CheckedRow, isRawRow } from './raw-row.ts';
import { istTimeOf } from './times.ts';
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

/** Checks one order of the feed: only the number must be there, but what is there must be readable. */
export function checkOrderFrame(raw: unknown): CheckedRow<OrderFrame> {
  if (!isRawRow(raw)) return { ok: false, why: 'not an object' };
  const nOrdNo = idOf(raw.nOrdNo);
  const trnsTp = raw.trnsTp === undefined ? undefined : sideOf(raw.trnsTp);
  const sizes = quantitiesOf(raw.qty, raw.fldQty, raw.unFldSz, raw.cnlQty, raw.dscQty);
  const prc = decimalOf(raw.prc);
  const avgPrc = decimalOf(raw.avgPrc);
  const trgPrc = decimalOf(raw.trgPrc);
  if (
    nOrdNo === malformed ||
    trnsTp === malformed ||
    sizes === malformed ||
    prc === malformed ||
    avgPrc === malformed ||
    trgPrc === malformed
  ) {
    return { ok: false, why: findFault(raw, { nOrdNo: idOf }, mayHave) };
  }
  const [qty, fldQty, unFldSz, cnlQty, dscQty] = sizes;
  return {
    ok: true,
    row: {
      nOrdNo,
      ordSt: textOf(raw.ordSt),
      trnsTp,
      trdSym: textOf(raw.trdSym),
      exSeg: textOf(raw.exSeg),
      prod: textOf(raw.prod),
      prcTp: textOf(raw.prcTp),
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

type Five<Value> = readonly [Value, Value, Value, Value, Value];

function quantitiesOf(...[a, b, c, d, e]: Five<unknown>): Five<number | undefined> | Malformed {
  const read = [quantityOf(a), quantityOf(b), quantityOf(c), quantityOf(d), quantityOf(e)] as const;
  return isReadable(read) ? read : malformed;
}

function isReadable(read: Five<number | undefined | Malformed>): read is Five<number | undefined> {
  return !read.includes(malformed);
}

const mayHave = {
  trnsTp: (value: unknown) => (value === undefined ? undefined : sideOf(value)),
  qty: quantityOf,
  fldQty: quantityOf,
  unFldSz: quantityOf,
  cnlQty: quantityOf,
  dscQty: quantityOf,
  prc: decimalOf,
  avgPrc: decimalOf,
  trgPrc: decimalOf,
};
