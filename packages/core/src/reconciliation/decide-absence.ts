import { isLiveAttempt } from '../orders/index.ts';
import type { OrderDecision } from './decisions.ts';
import type { LocalEntry } from './local-book.ts';
import type { ReconcileInput } from './reconcile-input.ts';
import type { RowContext } from './row-context.ts';
import type { Scan } from './scan-rows.ts';

// Kotak shows a new order some seconds late, an after-market order later still.
const ABSENCE_GRACE_MS = 30_000;

/**
 * The acknowledged orders of the guarded day that the book should show and does not. Orders of an earlier day are not
 * among them: their book is gone. An order that anybody touched a moment before the reading was asked for neither.
 */
export function findMissing(input: ReconcileInput, scan: Scan): readonly LocalEntry[] {
  const { phase, snapshot } = input;
  return input.local.entries.filter((entry) => {
    const { attempt, local } = entry;
    if (!isLiveAttempt(attempt.state) || local.order.tradingDay < phase.bookDay) return false;
    if (isPresent(entry, input, scan)) return false;
    const touchedAtMs = Math.max(
      attempt.sentAtMs ?? attempt.createdAtMs,
      attempt.answeredAtMs ?? 0,
      attempt.lastSeen?.atMs ?? 0,
    );
    return snapshot.requestedAtMs > touchedAtMs + ABSENCE_GRACE_MS;
  });
}

/** Marks an order as missing. Its status stays: not being in the book is no status. Null when it is marked already. */
export function markMissing({ local, attempt }: LocalEntry, context: RowContext): OrderDecision | null {
  const { order } = local;
  if (order.missingSinceMs !== null) return null;
  const facts = { brokerOrderId: attempt.brokerOrderId, requestedAtMs: context.requestedAtMs };
  const about = `${order.id}:${context.requestedAtMs}`;
  context.log.raise({ kind: 'order_missing', severity: 'S2', orderId: order.id, about, facts });
  return {
    orderId: order.id,
    attempt: null,
    status: null,
    columns: { missingSinceMs: context.receivedAtMs, lastStatusCheckMs: context.receivedAtMs },
    fills: [],
    commands: [],
    events: [
      {
        kind: 'order.missing',
        actor: 'unknown',
        source: context.source,
        orderId: order.id,
        attemptId: attempt.id,
        atMs: context.receivedAtMs,
        data: facts,
      },
    ],
    evidence: null,
  };
}

// The mark is the order's: while any attempt of it stands in the book, the order is not missing.
function isPresent({ local }: LocalEntry, input: ReconcileInput, scan: Scan): boolean {
  return local.attempts.some(({ brokerOrderId }) => {
    const entry = brokerOrderId === null ? undefined : input.local.byNumber.get(brokerOrderId);
    return entry !== undefined && scan.present[entry.index] === 1;
  });
}
