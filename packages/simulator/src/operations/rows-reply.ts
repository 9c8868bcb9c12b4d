import { ERROR_BODIES } from '../http/error-bodies.ts';
import { errorReply } from '../http/route.ts';
import { jsonReply, type WireReply } from '../http/wire-call.ts';
import type { Body } from '../rows/write-json.ts';

/** Kotak has no empty lists here: nothing to show is an error body of its own. */
export function rowsReply(rows: readonly Body[], envelope: (rows: readonly Body[]) => Body): WireReply {
  return rows.length === 0 ? errorReply(ERROR_BODIES.no_data) : jsonReply(envelope(rows));
}

/** The order book's envelope. */
export function bookEnvelope(data: readonly Body[]): Body {
  return { stat: 'Ok', data, stCode: 200 };
}

/** The envelope of history (`Ok`), trades and positions (`ok`). */
export function reportEnvelope(stat: 'Ok' | 'ok'): (data: readonly Body[]) => Body {
  return (data) => ({ stat, stCode: 200, data });
}
