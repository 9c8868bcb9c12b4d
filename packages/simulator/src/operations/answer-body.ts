import type { Answer, Refused } from '../broker/types.ts';
import { ERROR_BODIES, type ErrorBody, live } from '../http/error-bodies.ts';
import { errorReply } from '../http/route.ts';
import { jsonReply, type WireReply } from '../http/wire-call.ts';

const KNOWN: readonly ErrorBody[] = [
  ERROR_BODIES.hash_error,
  ERROR_BODIES.tag_not_unique,
  ERROR_BODIES.already_complete,
  ERROR_BODIES.order_not_found,
  ERROR_BODIES.already_executed,
  ERROR_BODIES.invalid_symbol,
  ERROR_BODIES.invalid_quantity,
  ERROR_BODIES.insufficient_balance,
  ERROR_BODIES.invalid_request,
];

/** What the broker's immediate answer to place, modify or cancel looks like. */
export function answerReply(answer: Answer): WireReply {
  if (answer.kind === 'refused') return errorReply(refusedBody(answer));
  return jsonReply({ stat: 'Ok', nOrdNo: answer.orderNumber, stCode: 200 });
}

/** The body known for this code and text, else one in the form of those seen live. */
function refusedBody({ code, text, stat }: Refused): ErrorBody {
  const known = KNOWN.find(({ value }) => {
    const words = 'errMsg' in value ? value.errMsg : value.emsg;
    return value.stCode === code && words === text && (stat === undefined || value.stat === stat);
  });
  return known ?? live(200, code, text, stat);
}
