import type { EpochMs } from '../time.ts';
import type { AcknowledgedValues, Attempt, Command } from './order.ts';

/** What the book does not show after so long the broker has dropped, whatever it had answered. */
const DROPPED_AFTER_MS = 5 * 60_000;

/**
 * Whether a request of ours to change or cancel this attempt is still under way: it has no answer, or the broker took it
 * and its book has shown nothing since. A change carries the whole set of values, so that one made from what the book
 * shows until then would take the earlier one back.
 */
export function isBeingChanged(
  attempt: Pick<Attempt, 'id' | 'acknowledged' | 'lastSeen'>,
  commands: readonly Command[],
  nowMs: EpochMs,
): boolean {
  const seenAtMs = attempt.lastSeen?.atMs ?? 0;
  return commands.some((command) => {
    if (command.kind === 'place' || command.attemptId !== attempt.id) return false;
    if (command.state !== 'done') return isUnanswered(command.state);
    const takenAtMs = command.answeredAtMs ?? command.requestedAtMs;
    const mayBeDropped = nowMs - takenAtMs > DROPPED_AFTER_MS;
    return takenAtMs >= seenAtMs && !mayBeDropped && !isSeen(command, attempt.acknowledged);
  });
}

/** Whether the values that a modification asked for are those that are shown. */
export function isShown(requested: Partial<AcknowledgedValues>, shown: AcknowledgedValues): boolean {
  return (
    (requested.quantity ?? shown.quantity) === shown.quantity &&
    (requested.limitPrice ?? shown.limitPrice) === shown.limitPrice &&
    (requested.triggerPrice ?? shown.triggerPrice) === shown.triggerPrice &&
    (requested.orderType ?? shown.orderType) === shown.orderType
  );
}

// The book can be faster than the answer.
function isSeen(command: Command, acknowledged: AcknowledgedValues | null): boolean {
  return command.kind === 'modify' && acknowledged !== null && isShown(command.requested, acknowledged);
}

function isUnanswered(state: Command['state']): boolean {
  return state === 'planned' || state === 'sending' || state === 'unconfirmed';
}
