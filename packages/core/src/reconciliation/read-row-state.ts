import { type BrokerOrder, spellStatusText } from '../broker/index.ts';
import {
  type Attempt,
  type AttemptEvidence,
  type AttemptState,
  attemptStateOf,
  decideAttemptMove,
  isEndedAttempt,
} from '../orders/index.ts';
import { istDayNumber } from '../time.ts';
import { attributeCancel, type CancelAttribution } from './attribute-cancel.ts';
import { describeRow } from './describe-row.ts';
import { commandsOf, type LocalEntry } from './local-book.ts';
import { isLiveEvidence, readEvidence } from './read-evidence.ts';
import type { RowContext } from './row-context.ts';
import type { RowOptions, RowState } from './row-outcome.ts';
import { compareRowVersion, equalsLastSeen } from './row-version.ts';

// The book is told of a change by the same system as the feed; a minute is long.
const FEED_CONFIRMATION_MS = 60_000;

/** The state that a row gives its attempt, or null when the row may not be believed at all. */
export function readRowState(
  entry: LocalEntry,
  row: BrokerOrder,
  options: RowOptions,
  context: RowContext,
): RowState | null {
  const { attempt } = entry;
  const outdated = isOutdated(entry, row, context);
  if (outdated && row.filledQty <= attempt.filledQty) return null;
  if (row.status === 'unknown') return readUnknownText(entry, row, context);
  checkQuantities(entry, row, context);
  const filledQty = Math.max(attempt.filledQty, row.filledQty);
  const cancel = attributeIfCancelled(entry, row, context);
  const evidence = outdated ? null : chooseEvidence(entry, row, filledQty, cancel);
  const moved = evidence === null ? null : moveAttempt(entry, row, evidence, context);
  const shown = stateWith(attempt, moved?.to ?? attempt.state, row, filledQty);
  const ended = options.dayEnded && !outdated ? endDay(shown, entry, row, context) : null;
  const lateFill =
    filledQty > attempt.filledQty && isEndedAttempt(attempt.state) && attempt.state !== 'filled';
  return {
    to: ended ?? shown,
    corrected: (moved?.corrected ?? false) || lateFill,
    endedByRule: ended !== null,
    cancel: ended === null ? cancelOf(shown, cancel) : DAY_END,
    outdated,
  };
}

const DAY_END: CancelAttribution = { by: 'expiry', actor: 'system', basis: 'day_end' };

// The order exists; what the broker thinks of it we cannot read, so its numbers are not taken either.
function readUnknownText(entry: LocalEntry, row: BrokerOrder, context: RowContext): RowState {
  const { attempt, local } = entry;
  context.log.raiseUnknownText(spellStatusText(row.statusText), local.order.id);
  const moved = moveAttempt(entry, row, 'seen_unknown_text', context);
  const to = stateWith(attempt, moved?.to ?? attempt.state, row, attempt.filledQty);
  return { to, corrected: moved?.corrected ?? false, endedByRule: false, cancel: null, outdated: false };
}

/** True when the row was overtaken: by its own version, or by what we received after asking for it. */
function isOutdated(entry: LocalEntry, row: BrokerOrder, context: RowContext): boolean {
  const seen = entry.attempt.lastSeen;
  if (seen === null) return false;
  const age = compareRowVersion(row, seen);
  if (age === 'unknown') return seen.atMs > context.requestedAtMs && !equalsLastSeen(row, seen);
  if (age !== 'older') return false;
  // Only the feed has told of the newer state, and the book has had time to follow.
  if (
    context.source === 'book' &&
    !seen.confirmed &&
    context.requestedAtMs - seen.atMs > FEED_CONFIRMATION_MS
  ) {
    context.log.raise({
      kind: 'feed_unconfirmed',
      severity: 'S3',
      orderId: entry.local.order.id,
      about: `${row.brokerOrderId}:${seen.updateNs ?? seen.updatedAtMs}`,
      facts: describeRow(row),
    });
  }
  return true;
}

function checkQuantities(entry: LocalEntry, row: BrokerOrder, { log }: RowContext): void {
  const { attempt, local } = entry;
  const fell = row.filledQty < attempt.filledQty;
  const over = row.filledQty > row.quantity;
  const short = row.status === 'complete' && Math.max(row.filledQty, attempt.filledQty) < row.quantity;
  const beyond = row.cancelledQty !== null && row.filledQty + row.cancelledQty > row.quantity;
  if (!fell && !over && !short && !beyond) return;
  const alert = {
    orderId: local.order.id,
    about: `${row.brokerOrderId}:${row.filledQty}/${row.quantity}:${row.cancelledQty ?? ''}`,
    facts: { ...describeRow(row), knownFilledQty: attempt.filledQty, cancelledQty: row.cancelledQty },
  };
  if (fell) log.raise({ kind: 'filled_fell', severity: 'S2', ...alert });
  if (over) log.raise({ kind: 'overfill', severity: 'S1', ...alert });
  else if (short || beyond) log.raise({ kind: 'quantities_disagree', severity: 'S2', ...alert });
}

function attributeIfCancelled(
  entry: LocalEntry,
  row: BrokerOrder,
  context: RowContext,
): CancelAttribution | null {
  if (row.status !== 'cancelled') return null;
  const { order } = entry.local;
  return attributeCancel({
    row,
    commands: commandsOf(entry),
    seen: entry.attempt.lastSeen,
    validity: order.validity,
    tradingDay: order.tradingDay,
    dayEndMs: context.facts.dayEndMs,
    receivedAtMs: context.receivedAtMs,
  });
}

function chooseEvidence(
  entry: LocalEntry,
  row: BrokerOrder,
  filledQty: number,
  cancel: CancelAttribution | null,
): AttemptEvidence | null {
  if (cancel?.by === 'expiry') return 'seen_expired';
  const evidence = readEvidence(row, filledQty);
  if (entry.attempt.state !== 'expired' || !isLiveEvidence(evidence) || row.updatedAtMs === null)
    return evidence;
  // The broker cancels day orders an hour after we concluded that they ended; until then its book calls them open.
  return istDayNumber(row.updatedAtMs) <= entry.local.order.tradingDay ? null : evidence;
}

function moveAttempt(
  entry: LocalEntry,
  row: BrokerOrder,
  evidence: AttemptEvidence,
  { log }: RowContext,
): { readonly to: Attempt['state']; readonly corrected: boolean } | null {
  const { attempt, local } = entry;
  const decision = decideAttemptMove(attempt.state, evidence);
  // What has ended comes back to life only when the row is provably the newer one.
  const proven = attempt.lastSeen === null || compareRowVersion(row, attempt.lastSeen) === 'newer';
  const believed = decision.verdict !== 'correction' || !isEndedAttempt(attempt.state) || proven;
  if (decision.verdict !== 'anomaly' && believed) {
    return { to: decision.to, corrected: decision.verdict === 'correction' };
  }
  log.raise({
    kind: 'impossible_move',
    severity: 'S2',
    orderId: local.order.id,
    about: `${row.brokerOrderId}:${attempt.state}:${spellStatusText(row.statusText)}`,
    facts: { ...describeRow(row), state: attempt.state },
  });
  return null;
}

/** The day is over and the final reading still shows it at work: nobody can fill it any more. */
function endDay(
  shown: AttemptState,
  entry: LocalEntry,
  row: BrokerOrder,
  { log }: RowContext,
): AttemptState | null {
  const decision = decideAttemptMove(shown.state, 'day_ended');
  if (decision.verdict === 'anomaly') {
    log.raise({
      kind: 'amo_not_released',
      severity: 'S2',
      orderId: entry.local.order.id,
      about: row.brokerOrderId,
      facts: describeRow(row),
    });
  }
  return decision.verdict === 'apply' ? stateWith(entry.attempt, decision.to, row, shown.filledQty) : null;
}

function cancelOf(shown: AttemptState, cancel: CancelAttribution | null): CancelAttribution | null {
  if (shown.state === 'expired') return cancel ?? { by: 'expiry', actor: 'broker', basis: 'day_end' };
  return shown.state === 'cancelled' ? cancel : null;
}

function stateWith(
  attempt: AttemptState,
  state: Attempt['state'],
  row: BrokerOrder,
  filledQty: number,
): AttemptState {
  const reason = state === attempt.state ? attempt.reason : row.rejectReason;
  const built = attemptStateOf({ state, brokerOrderId: row.brokerOrderId, filledQty, reason });
  // Every kind of evidence moves an attempt without a number to a state that has one.
  if (!built.ok)
    throw new Error(`Row ${row.brokerOrderId} left its attempt in an impossible state: ${built.error}`);
  return built.value;
}
