import { findFault } from './find-fault.ts';
import type { PositionFrame, PositionRow } from './position-row.ts';
import { type CheckedRow, isRawRow, type RawRow } from './raw-row.ts';
import { readAll, readersOf } from './read-all.ts';
import { istTimeOf } from './times.ts';
import { decimalOf, malformed, nanosecondsOf, quantityOf, textOf } from './values.ts';

const amountNames = ['buyAmt', 'sellAmt', 'cfBuyAmt', 'cfSellAmt'] as const;

/** Checks one position. Quantities come as strings. */
export function checkPositionRow(raw: unknown): CheckedRow<PositionRow> {
  if (!isRawRow(raw)) return { ok: false, why: 'not an object' };
  const trdSym = textOf(raw.trdSym);
  const exSeg = textOf(raw.exSeg);
  const prod = textOf(raw.prod);
  const flBuyQty = quantityOf(raw.flBuyQty);
  const flSellQty = quantityOf(raw.flSellQty);
  const cfBuyQty = quantityOf(raw.cfBuyQty);
  const cfSellQty = quantityOf(raw.cfSellQty);
  const amounts = readAll(raw, amountNames, decimalOf);
  if (
    trdSym === undefined ||
    exSeg === undefined ||
    prod === undefined ||
    flBuyQty === undefined ||
    flSellQty === undefined ||
    cfBuyQty === undefined ||
    cfSellQty === undefined ||
    flBuyQty === malformed ||
    flSellQty === malformed ||
    cfBuyQty === malformed ||
    cfSellQty === malformed ||
    amounts === malformed
  ) {
    return { ok: false, why: findFault(raw, needs, mayHave) };
  }
  const netQty = cfBuyQty + flBuyQty - cfSellQty - flSellQty;
  return {
    ok: true,
    row: {
      ...textsOf(raw),
      ...amounts,
      trdSym,
      exSeg,
      prod,
      flBuyQty,
      flSellQty,
      cfBuyQty,
      cfSellQty,
      netQty,
      raw,
    },
  };
}

/** Checks a position of the feed, which names the instrument by `sym` and knows only today's dealings. */
export function checkPositionFrame(raw: unknown): CheckedRow<PositionFrame> {
  if (!isRawRow(raw)) return { ok: false, why: 'not an object' };
  const exSeg = textOf(raw.exSeg);
  const prod = textOf(raw.prod);
  const flBuyQty = quantityOf(raw.flBuyQty);
  const flSellQty = quantityOf(raw.flSellQty);
  const amounts = readAll(raw, amountNames, decimalOf);
  if (
    exSeg === undefined ||
    prod === undefined ||
    flBuyQty === malformed ||
    flSellQty === malformed ||
    amounts === malformed
  ) {
    return { ok: false, why: findFault(raw, { exSeg: textOf, prod: textOf }, mayHave) };
  }
  const trdSym = textOf(raw.trdSym);
  return { ok: true, row: { ...textsOf(raw), ...amounts, trdSym, exSeg, prod, flBuyQty, flSellQty, raw } };
}

function textsOf(raw: RawRow) {
  return {
    sym: textOf(raw.sym),
    tok: textOf(raw.tok),
    series: textOf(raw.series),
    lotSz: textOf(raw.lotSz),
    multiplier: textOf(raw.multiplier),
    precision: textOf(raw.precision),
    prcNum: textOf(raw.prcNum),
    prcDen: textOf(raw.prcDen),
    genNum: textOf(raw.genNum),
    genDen: textOf(raw.genDen),
    posFlg: textOf(raw.posFlg),
    sqrFlg: textOf(raw.sqrFlg),
    actId: textOf(raw.actId),
    hsUpTmMs: istTimeOf(raw.hsUpTm),
    updRecvTm: nanosecondsOf(raw.updRecvTm),
  };
}

const needs = {
  trdSym: textOf,
  exSeg: textOf,
  prod: textOf,
  flBuyQty: quantityOf,
  flSellQty: quantityOf,
  cfBuyQty: quantityOf,
  cfSellQty: quantityOf,
};
const mayHave = {
  flBuyQty: quantityOf,
  flSellQty: quantityOf,
  ...readersOf(amountNames, decimalOf),
};
