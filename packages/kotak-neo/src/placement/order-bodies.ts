import { plainZero } from './check-fields.ts';
import type { CancelOrderFields, ModifyOrderFields, PlaceOrderFields } from './fields.ts';

const orderSource = 'NEOTRADEAPI';

/** The body of a new order: Kotak's own client's fourteen keys, in its order. Every value is a string or null. */
export function placeBody(fields: PlaceOrderFields): Record<string, string | null> {
  return {
    am: fields.am,
    dq: fields.dq ?? '0',
    es: fields.es,
    mp: plainZero(fields.mp ?? '0'),
    pc: fields.pc,
    pr: plainZero(fields.pr),
    pt: fields.pt,
    qt: fields.qt,
    rt: fields.rt,
    tp: plainZero(fields.tp ?? '0'),
    ts: fields.ts,
    tt: fields.tt,
    ig: fields.ig ?? null,
    os: fields.os ?? orderSource,
  };
}

/** The body of a change. The validity is `vd` and the number `no` here. */
export function modifyBody(fields: ModifyOrderFields): Record<string, string> {
  return {
    mp: plainZero(fields.mp ?? '0'),
    dq: fields.dq ?? '0',
    vd: fields.vd,
    pr: plainZero(fields.pr),
    pt: fields.pt,
    am: fields.am,
    tp: plainZero(fields.tp ?? '0'),
    qt: fields.qt,
    no: fields.no,
    os: fields.os ?? orderSource,
  };
}

/** The body of a cancellation. The number is `on` here. */
export function cancelBody(fields: CancelOrderFields): Record<string, string> {
  return fields.am === 'YES' ? { on: fields.on, am: 'YES', ts: fields.ts } : { on: fields.on, am: 'NO' };
}

/** Kotak's form encoding: one field, `jData`, with the JSON text. */
export function formOf(body: Record<string, string | null>): string {
  return new URLSearchParams({ jData: JSON.stringify(body) }).toString();
}
