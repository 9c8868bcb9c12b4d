import {
  type Approved,
  type Capability,
  decideStatusMove,
  type EventDraft,
  mayResend,
  type Order,
  type PlacementOutcome,
} from '@orderwatch/core';
import { type ChangeSet, changeSet, type NewOrder } from '../db/cycle/change-set.ts';
import { orBeginAnew } from '../desk/or-begin-anew.ts';
import { draftAttempt, draftCommand, requestRecord, tellRecorded } from './draft-order.ts';
import { newTag } from './place-deps.ts';
import type { PlacingContext } from './placing-context.ts';
import { type SendableRequest, type Sending, type SendResult, sendAttempt } from './send-attempt.ts';

/** An order that is about to be sent, for the first time or once more. */
export interface OrderToSend {
  /** As it shall be written: `placing`, with the values that are sent. */
  readonly order: Order;
  /** Set for an order that is not in the database yet. */
  readonly born: Pick<NewOrder, 'recommendation'> | null;
  /** Of the attempt: 1 for the first, one more than the latest for a retry. */
  readonly number: number;
  readonly request: Approved<SendableRequest>;
  readonly actor: 'user' | 'system';
  /** By which capability it is sent; null when a person asked for this very order. */
  readonly capability: Capability | null;
  /** The share's last known close from another source than the price; left out where there is none. */
  readonly referenceClose?: Sending['referenceClose'];
  /** Told instead of "recorded". */
  readonly event?: (order: Order, attemptId: EventDraft['attemptId']) => EventDraft;
  /** What must be written in the same transaction. */
  readonly together?: Pick<Partial<ChangeSet>, 'orders' | 'events' | 'dueDone' | 'runRows'>;
  readonly rowFor: Sending['rowFor'];
}

export type SendReport =
  | Extract<SendResult, { readonly kind: 'settled' }>
  | { readonly kind: 'lease_lost' }
  /** Nothing was recorded and nothing sent: the instrument has a live buy of ours for that day. */
  | { readonly kind: 'already_ordered' }
  /** Nothing was recorded and nothing sent: somebody changed the order meanwhile. */
  | { readonly kind: 'overtaken' };

/**
 * Records an attempt with its order, then sends it once. Only when the broker refused the session alone, so that nothing
 * entered, a buy goes a second time after a login, as an attempt of its own.
 */
export function recordAndSend(
  context: Pick<PlacingContext, 'deps' | 'hands' | 'broker'>,
  wish: OrderToSend,
): Promise<SendReport> {
  return orBeginAnew(context.hands, () => recordAndSendOnce(context, wish));
}

async function recordAndSendOnce(
  context: Pick<PlacingContext, 'deps' | 'hands' | 'broker'>,
  wish: OrderToSend,
): Promise<SendReport> {
  const { hands, broker } = context;
  const first = await recordOnce(context, wish);
  if (first.kind !== 'settled' || !isSessionRefused(first.outcome)) return first;
  await broker.keepSession();
  // A sell has failed and stays so: what its position needs is decided anew. Only what was queued goes again as what it was.
  if (decideStatusMove(first.sent.order.status, 'placing') === 'refused') return first;
  if (hands.claim() === null) return { kind: 'lease_lost' };
  const again = await recordOnce(context, {
    ...wish,
    order: asBefore(wish.order, first.sent.order),
    born: null,
    number: wish.number + 1,
    together: {},
  });
  // What the first one left behind stands: queued because of the session.
  return again.kind === 'already_ordered' || again.kind === 'overtaken' ? first : again;
}

async function recordOnce(
  { deps, hands, broker }: Pick<PlacingContext, 'deps' | 'hands' | 'broker'>,
  wish: OrderToSend,
): Promise<SendReport> {
  if (broker.placing === null) throw new Error('An account that may not place has come to placing');
  const nowMs = deps.clock.nowMs();
  const context = { ids: deps.ids, nowMs };
  const tag = newTag(deps);
  const order: Order = { ...wish.order, updatedAtMs: nowMs };
  const attempt = draftAttempt(context, order, wish.number, tag);
  const command = draftCommand(context, order, attempt, wish.actor);
  const draft = wish.event?.(order, attempt.id) ?? tellRecorded(order, attempt, nowMs, wish.actor);
  const { together = {} } = wish;
  const written = await hands.commit(() =>
    changeSet(nowMs, {
      ...together,
      newOrders: wish.born === null ? [] : [{ order, recommendation: wish.born.recommendation }],
      orders: [...(wish.born === null ? [order] : []), ...(together.orders ?? [])],
      newAttempts: [{ attempt, request: requestRecord(wish.request, tag) }],
      newCommands: [command],
      events: [{ id: deps.ids.next('evt'), evidenceId: null, draft }, ...(together.events ?? [])],
    }),
  );
  if (!written.ok) return { kind: written.error.kind === 'stale' ? 'overtaken' : written.error.kind };
  await deps.reached('placement:recorded');
  return sendAttempt(deps, hands, broker.placing, {
    order: wish.born === null ? { ...order, version: order.version + 1 } : order,
    attempt,
    command,
    request: wish.request,
    tag,
    capability: wish.capability,
    referenceClose: wish.referenceClose ?? null,
    rowFor: wish.rowFor,
  });
}

/** The refusal of the session was no failure of the order: it goes again as what it was. */
function asBefore(wished: Order, now: Order): Order {
  const { reasonCode, failureReason, firstFailedAtMs, retryExpiresAtMs, retryExpiryProvisional } = wished;
  const { lastRetryAttemptMs } = wished;
  const failure = { reasonCode, failureReason, firstFailedAtMs, retryExpiresAtMs, retryExpiryProvisional };
  return { ...now, ...failure, lastRetryAttemptMs, status: 'placing' };
}

function isSessionRefused(outcome: PlacementOutcome): boolean {
  return outcome.kind === 'refused' && mayResend(outcome);
}
