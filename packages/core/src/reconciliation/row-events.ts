import type { BrokerOrder } from '../broker/index.ts';
import type {
  AttemptState,
  EventActor,
  EventDraft,
  EventKind,
  EventSource,
  JsonObject,
} from '../orders/index.ts';
import type { Alert, AlertKind } from './decisions.ts';
import { describeRow } from './describe-row.ts';
import type { LocalEntry } from './local-book.ts';
import { isVerifying } from './row-columns.ts';
import type { RowContext } from './row-context.ts';
import type { RowOptions, RowOutcome } from './row-outcome.ts';

/** The events that one row of an order brings forth, in the order in which they happened. */
export function draftEvents(
  outcome: RowOutcome,
  options: RowOptions,
  context: RowContext,
): readonly EventDraft[] {
  const events: EventDraft[] = [];
  const { order } = outcome.entry.local;
  const add = (
    kind: EventKind,
    actor: EventActor,
    data: JsonObject,
    source: EventSource = context.source,
  ) => {
    events.push({
      kind,
      actor,
      source,
      orderId: order.id,
      attemptId: outcome.to.id,
      atMs: context.receivedAtMs,
      data: { ...describeRow(outcome.row), ...data },
    });
  };
  if (options.linked)
    add('order.linked', 'system', { clientTag: outcome.to.clientTag, from: outcome.from.state });
  if (order.missingSinceMs !== null) add('order.found', 'broker', { missingSinceMs: order.missingSinceMs });
  if (isVerifying(order, context)) add('order.verified', 'broker', {});
  addChange(outcome, add);
  addState(outcome, add);
  addPriceCorrection(outcome, add);
  addCorrection(outcome, context, add);
  return events;
}

type Add = (kind: EventKind, actor: EventActor, data: JsonObject, source?: EventSource) => void;

function addChange({ modification, modifyRefused }: RowOutcome, add: Add): void {
  if (modification !== null) {
    const commandId = modification.command?.id ?? null;
    add('order.modified', modification.actor, { changes: modification.changes, commandId });
  }
  if (modifyRefused) add('order.modify_refused', 'broker', {});
}

function addState({ from, to, row, cancel, endedByRule }: RowOutcome, add: Add): void {
  const filledMore = to.filledQty > from.filledQty;
  if (filledMore && to.state !== 'filled')
    add('order.partly_filled', 'exchange', { fromFilledQty: from.filledQty });
  if (to.state === from.state) return;
  const kind = EVENT_OF_STATE[to.state];
  if (kind === undefined) return;
  if (cancel !== null) {
    add(kind, cancel.actor, { by: cancel.by, basis: cancel.basis }, endedByRule ? 'rule' : undefined);
  } else {
    add(kind, actorOf(to, row), {});
  }
}

const EVENT_OF_STATE: Readonly<Partial<Record<AttemptState['state'], EventKind>>> = {
  accepted: 'order.accepted',
  queued: 'order.queued',
  open: 'order.open',
  filled: 'order.filled',
  cancelled: 'order.cancelled',
  rejected: 'order.rejected',
  expired: 'order.expired',
};

// The exchange gives its number when it takes an order; who rejects one that has none is the broker.
function actorOf(to: AttemptState, row: BrokerOrder): EventActor {
  if (to.state === 'filled') return 'exchange';
  return to.state === 'rejected' && row.exchangeOrderId !== null ? 'exchange' : 'broker';
}

function addCorrection(
  { corrected, status, from, to, entry, row }: RowOutcome,
  { log }: RowContext,
  add: Add,
): void {
  if (!corrected && status?.correction !== true) return;
  const data: JsonObject = {
    fromState: from.state,
    toState: to.state,
    fromFilledQty: from.filledQty,
    fromStatus: entry.local.order.status,
    toStatus: status?.to ?? entry.local.order.status,
    // Somebody decided that it had never been placed: money is at work that nobody reckons with.
    ...(from.state === 'not_placed' ? { givenUp: true, severity: 'S1' } : {}),
  };
  add('order.correction', 'broker', data);
  log.raise({
    kind: 'correction',
    severity: 'S1',
    orderId: entry.local.order.id,
    about: `${row.brokerOrderId}:${from.state}>${to.state}:${to.filledQty}`,
    facts: { ...describeRow(row), ...data },
  });
}

// An average that changes although nothing more was filled corrects what was told before.
function addPriceCorrection({ entry, to, from, executionPrice }: RowOutcome, add: Add): void {
  const { order } = entry.local;
  if (executionPrice === null || order.executionPrice === null || to.filledQty !== from.filledQty) return;
  add('order.correction', 'broker', {
    fromAveragePrice: order.executionPrice,
    toAveragePrice: executionPrice,
  });
}

// These have events of their own, or say nothing against the order.
const NO_ANOMALY: ReadonlySet<AlertKind> = new Set(['correction', 'unknown_text', 'feed_unconfirmed']);

/** What contradicts what we know, kept in the order's history once. */
export function draftAnomalies(
  { local, attempt }: LocalEntry,
  raised: readonly Alert[],
  context: RowContext,
): readonly EventDraft[] {
  return raised
    .filter((alert) => !NO_ANOMALY.has(alert.kind))
    .map((alert) => ({
      kind: 'order.anomaly',
      actor: 'broker',
      source: context.source,
      orderId: local.order.id,
      attemptId: attempt.id,
      atMs: context.receivedAtMs,
      data: { ...alert.facts, anomaly: alert.kind, severity: alert.severity },
    }));
}
