import type { Order } from '../api/types.ts';
import type { queue } from './strings.ts';

export type ReasonClass = keyof typeof queue.classes;

/** In this order: a session that is stopped is stopped before it is a session. */
const patterns: readonly (readonly [RegExp, ReasonClass])[] = [
  [/kill|paused|stopped|breaker|switch/, 'stopped'],
  [/balance|margin_short|margin_refused|margin_check_refused|cash|funds/, 'money'],
  [/portfolio|max_|limit_of|too_large/, 'limit'],
  [/unavailable|stale|not_sent|outage|down|interrupted|network/, 'connection'],
  [/session|calendar|market_closed/, 'session'],
];

/** A word for the kind of reason. A code that a newer server gives is "other"; its sentence says what it is. */
export function classOfReason({
  status,
  reason,
  shortfall,
}: Pick<Order, 'status' | 'reason' | 'shortfall'>): ReasonClass {
  const code = reason?.code ?? '';
  const found = patterns.find(([pattern]) => pattern.test(code))?.[1];
  if (found) return found;
  if (shortfall !== null) return 'money';
  if (status === 'rejected' || reason?.broker_words) return 'rejected';
  return code === '' ? 'other' : 'check';
}
