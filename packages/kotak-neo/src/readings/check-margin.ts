import { formOf } from '../placement/order-bodies.ts';
import { checkMarginAnswer } from '../rows/check-limits-row.ts';
import type { MarginRow } from '../rows/limits-row.ts';
import { interpretSingle } from './interpret-single.ts';
import { type ReadDeps, readAccount } from './read-account.ts';
import type { ReadOptions, SingleReading } from './reading.ts';

/** The order to be priced, in Kotak's words. */
export interface MarginFields {
  readonly exSeg: string;
  /** The exchange's token of the instrument. */
  readonly tok: string;
  readonly prc: string;
  readonly prcTp: string;
  readonly prod: string;
  readonly qty: string;
  readonly trnsTp: 'B' | 'S';
  /** Default `'0'`. */
  readonly trgPrc?: string;
}

/** Asks what an order would block. Short funds are an answer (`rmsVldtd` NOT_OK), not a failure. */
export function checkMargin(
  deps: ReadDeps,
  fields: MarginFields,
  options?: ReadOptions,
): Promise<SingleReading<MarginRow>> {
  const form = formOf({
    exSeg: fields.exSeg,
    prc: fields.prc,
    prcTp: fields.prcTp,
    prod: fields.prod,
    qty: fields.qty,
    tok: fields.tok,
    trnsTp: fields.trnsTp,
    trgPrc: fields.trgPrc ?? '0',
    brkName: 'KOTAK',
    brnchId: 'ONLINE',
    slAbsOrTks: null,
    slVal: null,
    sqrOffAbsOrTks: null,
    sqrOffVal: null,
    trailSL: null,
    tSLTks: null,
  });
  return readAccount(
    deps,
    { operation: 'check_margin', method: 'POST', path: '/quick/user/check-margin', form },
    (reply) => interpretSingle(reply, checkMarginAnswer),
    options,
  );
}
