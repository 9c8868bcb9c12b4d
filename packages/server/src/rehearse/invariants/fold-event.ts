import { type AttemptStateName, isAttemptStateName } from '@orderwatch/core';

const STATES: Readonly<Record<string, AttemptStateName>> = {
  'order.recorded': 'planned',
  'order.retried': 'planned',
  'order.sending': 'sending',
  'order.accepted': 'accepted',
  'order.refused': 'rejected',
  'order.not_sent': 'not_placed',
  'order.unconfirmed': 'unconfirmed',
  'order.queued': 'queued',
  'order.open': 'open',
  'order.filled': 'filled',
  'order.cancelled': 'cancelled',
  'order.rejected': 'rejected',
  'order.expired': 'expired',
};

/** Moves the state of an attempt as one event of its history tells it. What says nothing of a state changes nothing. */
export function foldEvent(
  event: Readonly<Record<string, unknown>>,
  states: Map<string, AttemptStateName>,
): void {
  const { kind, attempt_id: id } = event;
  const body = (event.body ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string') return;
  const told = STATES[String(kind)];
  // A reply that comes after the book or the feed has shown the order adds nothing to its state.
  if (told !== undefined && body.late !== true) states.set(id, told);
  if (kind === 'order.correction' && isAttemptStateName(String(body.toState))) {
    states.set(id, String(body.toState) as AttemptStateName);
  }
  if (kind === 'order.resolved') {
    if (body.decision === 'not_placed') states.set(id, 'not_placed');
    // It takes over whatever the broker has shown of the other order.
    else states.delete(id);
  }
}
