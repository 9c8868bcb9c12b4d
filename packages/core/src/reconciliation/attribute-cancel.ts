import type { BrokerOrder } from '../broker/index.ts';
import type { CancelledBy, Command, EventActor, IstDay, LastSeen, Validity } from '../orders/index.ts';
import type { EpochMs } from '../time.ts';

/** Who ended an order, and on what that rests. */
export interface CancelAttribution {
  readonly by: CancelledBy;
  /** `external` for a person in the broker's app: by is `user`, but it was no command of ours. */
  readonly actor: EventActor;
  readonly basis: 'command' | 'day_end' | 'ioc' | 'words' | 'modified_by' | 'cancel_mark' | 'none';
}

// The broker's times have whole seconds and its own clock.
const CLOCK_TOLERANCE_MS = 5_000;
// Between asking for a cancellation and its end lies the exchange's answer.
const CANCEL_MARK_TOLERANCE_MS = 60_000;

/**
 * Decides by evidence, in this order: our own commands; the end of the day; the broker's words; the mark that somebody
 * changed the order. Words never overrule our commands, and where nothing speaks the answer is `unknown`.
 */
export function attributeCancel(input: {
  readonly row: BrokerOrder;
  /** Our requests for it, oldest first. */
  readonly commands: readonly Command[];
  readonly seen: LastSeen | null;
  readonly validity: Validity;
  readonly tradingDay: IstDay;
  readonly dayEndMs: (day: IstDay) => EpochMs;
  readonly receivedAtMs: EpochMs;
}): CancelAttribution {
  const { row, commands, seen } = input;
  const command = findCancelCommand(commands, row, row.updatedAtMs ?? input.receivedAtMs);
  if (command !== undefined) return { by: command.actor, actor: command.actor, basis: 'command' };
  if (input.validity === 'ioc') return { by: 'expiry', actor: 'exchange', basis: 'ioc' };
  // Without a time on the row, having been seen alive after the end proves the same.
  const endedAtMs = row.updatedAtMs ?? seen?.atMs ?? null;
  if (endedAtMs !== null && endedAtMs >= input.dayEndMs(input.tradingDay)) {
    return { by: 'expiry', actor: 'broker', basis: 'day_end' };
  }
  return attributeByWords(row.rejectReason) ?? attributeByMark(row, commands, seen);
}

/** The latest cancel of ours that was, or may have been, on its way when the order ended. */
function findCancelCommand(
  commands: readonly Command[],
  row: BrokerOrder,
  endedAtMs: EpochMs,
): Command | undefined {
  const markedMs = cancelMarkMs(row);
  return commands.findLast(
    (command) =>
      command.kind === 'cancel' &&
      mayHaveArrived(command) &&
      command.requestedAtMs <= endedAtMs + CLOCK_TOLERANCE_MS &&
      (command.state === 'done' || markedMs === null || isAskedAt(command, markedMs)),
  );
}

/** Whether the broker may have carried a command out. */
export function mayHaveArrived(command: Command): boolean {
  return command.state === 'sending' || command.state === 'unconfirmed' || command.state === 'done';
}

function attributeByWords(words: string | null): CancelAttribution | null {
  if (words === null) return null;
  if (/\b(?:rms|risk|admin|margin|square ?off)\b/i.test(words))
    return { by: 'broker', actor: 'broker', basis: 'words' };
  if (/\bexchange\b/i.test(words)) return { by: 'exchange', actor: 'exchange', basis: 'words' };
  if (/\bby (?:the )?(?:user|client|investor)\b/i.test(words))
    return { by: 'user', actor: 'external', basis: 'words' };
  return null;
}

// The mark names the login that changed the order last. It is the account's own person, and it is no command of ours;
// only a mark that was not there before, and that no modification of ours can have set, tells of this cancel.
function attributeByMark(
  row: BrokerOrder,
  commands: readonly Command[],
  seen: LastSeen | null,
): CancelAttribution {
  const marked = row.modifiedByText !== null && row.modifiedByText !== (seen?.modifiedByText ?? null);
  const ours = commands.some((command) => command.kind === 'modify' && mayHaveArrived(command));
  if (marked && !ours) return { by: 'user', actor: 'external', basis: 'modified_by' };
  if (hasCancelMark(row)) return { by: 'user', actor: 'external', basis: 'cancel_mark' };
  return { by: 'unknown', actor: 'unknown', basis: 'none' };
}

/**
 * Kotak writes the second of a requested cancellation behind the tag (`<tag>-<epoch>`, seen by users of its second SDK). A
 * cancellation that nobody asked for (swept at the day's end, withdrawn by the exchange) has no such second, so the
 * mark shows that somebody with the account's login asked; and it was not us.
 */
function hasCancelMark(row: BrokerOrder): boolean {
  return cancelMarkMs(row) !== null;
}

/** The second at which somebody asked for the cancellation; null when the row carries none that fits its time. */
function cancelMarkMs(row: BrokerOrder): EpochMs | null {
  const second = row.tag === null ? undefined : /-(\d{10})$/.exec(row.tag)?.[1];
  if (second === undefined || row.updatedAtMs === null) return null;
  const markedMs = Number(second) * 1_000;
  return Math.abs(markedMs - row.updatedAtMs) <= CANCEL_MARK_TOLERANCE_MS ? markedMs : null;
}

/** Whether a request of ours without an answer can be the one that the mark tells of. */
function isAskedAt({ requestedAtMs }: Command, markedMs: EpochMs): boolean {
  return (
    markedMs >= requestedAtMs - CLOCK_TOLERANCE_MS && markedMs <= requestedAtMs + CANCEL_MARK_TOLERANCE_MS
  );
}
