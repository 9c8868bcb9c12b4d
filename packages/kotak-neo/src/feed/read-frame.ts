import { checkOrderFrame } from '../rows/check-order-frame.ts';
import { checkPositionFrame } from '../rows/check-position-row.ts';
import type { OrderFrame } from '../rows/order-row.ts';
import type { PositionFrame } from '../rows/position-row.ts';
import { isRawRow, type RawRow } from '../rows/raw-row.ts';
import { parseJson } from '../transport/parse-json.ts';
import type { RawFrame } from './feed-socket.ts';

/** What one frame of the feed says. */
export type Frame =
  | { readonly kind: 'connected' }
  | { readonly kind: 'refused'; readonly isAuth: boolean; readonly words: string }
  | { readonly kind: 'order'; readonly row: OrderFrame }
  | { readonly kind: 'position'; readonly row: PositionFrame }
  | { readonly kind: 'heartbeat' }
  | { readonly kind: 'malformed'; readonly why: string };

/** Reads a frame. Never throws, whatever the text is. */
export function readFrame(text: string): Frame {
  const frame = parseJson(text);
  if (!isRawRow(frame)) return { kind: 'malformed', why: 'not a JSON object' };
  if (typeof frame.ak === 'string') return readAcknowledgement(frame);
  switch (frame.type) {
    case 'order': {
      const checked = checkOrderFrame(frame.data);
      return checked.ok ? { kind: 'order', row: checked.row } : { kind: 'malformed', why: checked.why };
    }
    case 'position': {
      const checked = checkPositionFrame(frame.data);
      return checked.ok ? { kind: 'position', row: checked.row } : { kind: 'malformed', why: checked.why };
    }
    case 'hb':
    case 'cn':
      return { kind: 'heartbeat' };
    default:
      return { kind: 'malformed', why: `unknown type ${JSON.stringify(frame.type) ?? 'undefined'}` };
  }
}

function readAcknowledgement(frame: RawRow): Frame {
  if (frame.ak === 'ok') return { kind: 'connected' };
  const words = typeof frame.msg === 'string' ? frame.msg : 'refused without a word';
  return { kind: 'refused', isAuth: /auth/i.test(words), words };
}

/** The text of a frame, in whichever form the socket hands it over. */
export function textOfFrame(frame: RawFrame): string {
  if (typeof frame === 'string') return frame;
  if (Array.isArray(frame)) return Buffer.concat(frame).toString('utf8');
  return (Buffer.isBuffer(frame) ? frame : Buffer.from(frame)).toString('utf8');
}
