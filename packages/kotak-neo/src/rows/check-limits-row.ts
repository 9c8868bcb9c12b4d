import { readEnvelope } from '../envelope/envelope.ts';
import { findFault } from './find-fault.ts';
import type { LimitsRow, MarginRow } from './limits-row.ts';
import { type CheckedRow, isRawRow } from './raw-row.ts';
import { readAll, readersOf } from './read-all.ts';
import { decimalOf, malformed, textOf } from './values.ts';

/** Checks the funds answer: `Net` must be there, and every other known amount readable when it is. */
export function checkLimits(raw: unknown): CheckedRow<LimitsRow> {
  if (!isRawRow(raw) || readEnvelope(raw).isOk !== true) return { ok: false, why: 'No answer with stat ok' };
  const amounts = readAll(raw, limitAmounts, decimalOf);
  const net = decimalOf(raw.Net);
  if (amounts === malformed || net === malformed || net === undefined) {
    return { ok: false, why: findFault(raw, { Net: decimalOf }, readersOf(limitAmounts, decimalOf)) };
  }
  const timeStamp = Number(raw.TimeStamp);
  return {
    ok: true,
    row: {
      ...amounts,
      Net: net,
      EntityId: textOf(raw.EntityId),
      TimeStampMs: Number.isSafeInteger(timeStamp) && timeStamp > 0 ? timeStamp : undefined,
      raw,
    },
  };
}

/** Checks the margin answer. */
export function checkMarginAnswer(raw: unknown): CheckedRow<MarginRow> {
  if (!isRawRow(raw) || readEnvelope(raw).isOk !== true) return { ok: false, why: 'No answer with stat ok' };
  const amounts = readAll(raw, marginAmounts, decimalOf);
  const rmsVldtd = textOf(raw.rmsVldtd);
  if (amounts === malformed || rmsVldtd === undefined) {
    return { ok: false, why: findFault(raw, { rmsVldtd: textOf }, readersOf(marginAmounts, decimalOf)) };
  }
  return { ok: true, row: { ...amounts, rmsVldtd, raw } };
}

const limitAmounts = [
  'MarginUsed',
  'CollateralValue',
  'Collateral',
  'AdhocMargin',
  'NotionalCash',
  'RmsPayInAmt',
  'RmsPayOutAmt',
  'UnrealizedMtomPrsnt',
  'RealizedMtomPrsnt',
] as const;
const marginAmounts = [
  'avlCash',
  'totMrgnUsd',
  'mrgnUsd',
  'ordMrgn',
  'reqdMrgn',
  'avlMrgn',
  'insufFund',
] as const;
