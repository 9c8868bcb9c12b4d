import type { BrokerOrder } from '../broker/index.ts';
import {
  type AcknowledgedValues,
  type Attempt,
  type AttemptState,
  type Command,
  type Fill,
  findNextFill,
  isShown,
  type LastSeen,
} from '../orders/index.ts';
import { mayHaveArrived } from './attribute-cancel.ts';
import type { AlertKind, OrderDecision } from './decisions.ts';
import { describeRow } from './describe-row.ts';
import { detectModification } from './detect-modification.ts';
import { commandsOf, type LocalEntry } from './local-book.ts';
import { isSameInstrument, wantedValues } from './match-row.ts';
import { moveOrderStatus } from './move-order-status.ts';
import { readRowState } from './read-row-state.ts';
import { changeColumns, findExecutionPrice } from './row-columns.ts';
import type { RowContext } from './row-context.ts';
import { draftAnomalies, draftEvents } from './row-events.ts';
import type { RowOptions, RowOutcome, RowState } from './row-outcome.ts';
import { compareRowVersion } from './row-version.ts';
import { settleCommands } from './settle-commands.ts';

/**
 * Reconciles one attempt with one row of the broker, whether from the book or from the feed. Null when the row says
 * nothing that we do not know, or nothing that may be believed.
 */
export function reconcileRow(
  entry: LocalEntry,
  row: BrokerOrder,
  options: RowOptions,
  context: RowContext,
): OrderDecision | null {
  const told = context.log.alerts.length;
  const state = isSameOrder(entry, row, context) ? readRowState(entry, row, options, context) : null;
  const outcome = state === null ? null : assemble(entry, row, state, context);
  const anomalies = draftAnomalies(entry, context.log.alerts.slice(told), context);
  if (outcome !== null) return writeDecision(outcome, options, anomalies, context);
  if (anomalies.length === 0) return null;
  return {
    orderId: entry.local.order.id,
    attempt: null,
    status: null,
    columns: {},
    fills: [],
    commands: [],
    events: anomalies,
    evidence: { source: context.source, receivedAtMs: context.receivedAtMs, payload: row.raw },
  };
}

// A number that suddenly names another share or side means that something is thoroughly wrong; nothing is applied.
function isSameOrder(entry: LocalEntry, row: BrokerOrder, { log }: RowContext): boolean {
  if (isSameInstrument(row, entry) && row.side === entry.local.order.side) return true;
  const kind: AlertKind = 'identity_mismatch';
  const about = `${row.brokerOrderId}:${row.segment}:${row.token}:${row.side}`;
  log.raise({ kind, severity: 'S1', orderId: entry.local.order.id, about, facts: describeRow(row) });
  return false;
}

function assemble(entry: LocalEntry, row: BrokerOrder, state: RowState, context: RowContext): RowOutcome {
  const { attempt, local } = entry;
  const acknowledged = attempt.acknowledged ?? wantedValues(entry);
  // A rejected order's values are of no interest; an overtaken row's, or an unreadable one's, prove nothing.
  const comparable =
    row.status !== 'unknown' && row.status !== 'rejected' && row.quantity > 0 && !state.outdated;
  const commands = commandsOf(entry);
  const modification = comparable
    ? detectModification({
        row,
        acknowledged,
        wantedType: local.order.orderType,
        commands,
        seen: attempt.lastSeen,
      })
    : null;
  const to = nextAttempt(entry, row, state, modification?.values ?? acknowledged, context);
  return {
    ...state,
    entry,
    row,
    from: attempt,
    to,
    modification,
    modifyRefused: comparable && isModifyRefused(row, attempt.lastSeen, commands),
    fill: row.status === 'unknown' ? null : nextFill(entry, row, to, context),
    status: moveOrderStatus(entry, to, row, context),
    executionPrice: findExecutionPrice(entry, to, row),
  };
}

function nextAttempt(
  { attempt }: LocalEntry,
  row: BrokerOrder,
  state: { readonly to: AttemptState; readonly outdated: boolean },
  acknowledged: AcknowledgedValues,
  context: RowContext,
): Attempt {
  return {
    ...attempt,
    ...state.to,
    exchangeOrderId: row.exchangeOrderId ?? attempt.exchangeOrderId,
    acknowledged,
    lastSeen: state.outdated ? attempt.lastSeen : seenNow(row, attempt.lastSeen, context),
  };
}

/** What the row shows, as the memory against which the next one is compared. */
export function seenNow(row: BrokerOrder, before: LastSeen | null, context: RowContext): LastSeen {
  return {
    statusText: row.statusText,
    quantity: row.quantity,
    filledQty: row.filledQty,
    cancelledQty: row.cancelledQty,
    limitPrice: row.limitPrice,
    triggerPrice: row.triggerPrice,
    averagePrice: row.averagePrice,
    rejectReason: row.rejectReason,
    modifiedByText: row.modifiedByText,
    updateNs: row.updateNs ?? before?.updateNs ?? null,
    updatedAtMs: row.updatedAtMs ?? before?.updatedAtMs ?? null,
    confirmed: context.source !== 'feed',
    atMs: context.receivedAtMs,
  };
}

/**
 * A live order with words of refusal: a modification was refused, and the order stays as it was. The same words in a newer
 * row refuse a modification of ours that was asked for since; without one they are those of before.
 */
function isModifyRefused(row: BrokerOrder, seen: LastSeen | null, commands: readonly Command[]): boolean {
  const live = row.status === 'open' || row.status === 'trigger_pending' || row.status === 'amo_pending';
  if (!live || row.rejectReason === null) return false;
  if (seen === null || row.rejectReason !== seen.rejectReason) return true;
  const askedSince = commands.some(
    (command) =>
      command.kind === 'modify' &&
      mayHaveArrived(command) &&
      command.requestedAtMs > seen.atMs &&
      !isShown(command.requested, row),
  );
  return askedSince && compareRowVersion(row, seen) === 'newer';
}

function nextFill(entry: LocalEntry, row: BrokerOrder, to: Attempt, context: RowContext): Fill | null {
  const attempt = { id: to.id, orderId: to.orderId, brokerOrderId: row.brokerOrderId };
  const fill = findNextFill(attempt, context.accountId, entry.local.fills, {
    filledQty: row.filledQty,
    averagePrice: row.averagePrice,
    filledAtMs: row.updatedAtMs,
    learnedAtMs: context.receivedAtMs,
  });
  return fill ?? null;
}

function writeDecision(
  outcome: RowOutcome,
  options: RowOptions,
  anomalies: OrderDecision['events'],
  context: RowContext,
): OrderDecision {
  const { entry, row, to, from } = outcome;
  const { lastSeen, acknowledged, exchangeOrderId } = to;
  const events = [...draftEvents(outcome, options, context), ...anomalies];
  const commands = settleCommands(commandsOf(entry), {
    next: to,
    shown: acknowledged ?? wantedValues(entry),
    explaining: outcome.modification?.command ?? null,
    modifyRefused: outcome.modifyRefused,
  });
  return {
    orderId: entry.local.order.id,
    attempt: {
      attemptId: to.id,
      from,
      to,
      ...(exchangeOrderId === null ? {} : { exchangeOrderId }),
      ...(acknowledged === null ? {} : { acknowledged }),
      ...(lastSeen === null ? {} : { lastSeen }),
    },
    status: outcome.status,
    columns: changeColumns(outcome, context),
    fills: outcome.fill === null ? [] : [outcome.fill],
    commands,
    events,
    evidence:
      events.length === 0
        ? null
        : { source: context.source, receivedAtMs: context.receivedAtMs, payload: row.raw },
  };
}
