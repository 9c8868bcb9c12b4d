import { ERROR_BODIES } from '../http/error-bodies.ts';
import { errorReply, type Route } from '../http/route.ts';

/** Cover and bracket orders are gone from the API; their exits are answered with a refusal. */
export const exitCover: Route = {
  operation: 'exit_cover',
  method: 'POST',
  path: '/quick/order/co/exit',
  access: 'trade',
  answer: () => errorReply(ERROR_BODIES.cover_orders_removed),
};

export const exitBracket: Route = {
  operation: 'exit_bracket',
  method: 'POST',
  path: '/quick/order/bo/exit',
  access: 'trade',
  answer: () => errorReply(ERROR_BODIES.bracket_orders_removed),
};
