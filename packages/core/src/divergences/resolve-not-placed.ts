import {
  type AttemptId,
  type AttemptState,
  decidingAttempt,
  deriveOrderStatus,
  type EventActor,
  totalFilled,
} from '../orders/index.ts';
import type { LocalOrder, OrderDecision } from '../reconciliation/index.ts';
import { err, ok, type Result } from '../result.ts';
import { type KnownNow, type NotYet, whyNotYet } from './why-not-yet.ts';

export type NotPlacedRefusal = { readonly kind: 'not_unconfirmed' } | NotYet;

/**
 * A decision that an unconfirmed sending never reached the broker, in order once `whyNotYet` has nothing against it. The order
 * fails, and may be tried again by a person; the attempt stays watched: should the broker show it after all, that is a
 * correction.
 */
export function resolveNotPlaced(
  local: LocalOrder,
  attemptId: AttemptId,
  facts: KnownNow & {
    readonly reason: string;
    readonly actor: Extract<EventActor, 'user' | 'system'>;
  },
): Result<OrderDecision, NotPlacedRefusal> {
  const attempt = local.attempts.find(({ id }) => id === attemptId);
  if (attempt?.state !== 'unconfirmed') return err({ kind: 'not_unconfirmed' });
  const notYet = whyNotYet(attempt, facts);
  if (notYet !== null) return err(notYet);
  const { order } = local;
  const to: AttemptState = { state: 'not_placed', brokerOrderId: null, filledQty: 0, reason: facts.reason };
  const attempts = local.attempts.map((one) => (one.id === attemptId ? { ...one, ...to } : one));
  const status = deriveOrderStatus({
    side: order.side,
    origin: order.origin,
    managed: order.managed,
    variety: order.variety,
    attempt: decidingAttempt(attempts),
    filledQty: totalFilled(attempts),
    positionSold: local.positionSold,
    queue: 'none',
  });
  const failed = status === 'failed';
  return ok({
    orderId: order.id,
    attempt: { attemptId, from: attempt, to },
    status: status === order.status ? null : { from: order.status, to: status, correction: false },
    columns: failed
      ? {
          reasonCode: 'resolved_not_placed',
          failureReason: `It was decided that it never reached the broker: ${facts.reason}`,
          firstFailedAtMs: order.firstFailedAtMs ?? facts.nowMs,
        }
      : {},
    fills: [],
    commands: local.commands
      .filter((command) => command.kind === 'place' && command.attemptId === attemptId)
      .map((command) => ({ commandId: command.id, from: command.state, to: 'not_sent' })),
    events: [
      {
        kind: 'order.resolved',
        actor: facts.actor,
        source: facts.actor === 'user' ? 'user' : 'rule',
        orderId: order.id,
        attemptId,
        atMs: facts.nowMs,
        data: {
          decision: 'not_placed',
          reason: facts.reason,
          status,
          clientTag: attempt.clientTag,
          completeReadingMs: facts.completeReadingMs,
        },
      },
    ],
    evidence: null,
  });
}
