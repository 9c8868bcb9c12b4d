import type { AcknowledgedValues, AttemptState, Command, CommandState } from '../orders/index.ts';
import { isEndedAttempt, isShown } from '../orders/index.ts';
import type { CommandChange } from './decisions.ts';

export interface CommandFacts {
  readonly next: AttemptState;
  /** The values that the broker shows now. */
  readonly shown: AcknowledgedValues;
  /** The command that explains a change that this row shows for the first time. */
  readonly explaining: Command | null;
  /** The row newly carries a refusal although the order lives on. */
  readonly modifyRefused: boolean;
}

/**
 * What a row of the order says about our requests for it. An answer that never came is replaced by what the broker
 * shows; a request that is settled already stays so.
 */
export function settleCommands(commands: readonly Command[], facts: CommandFacts): readonly CommandChange[] {
  const changes: CommandChange[] = [];
  for (const command of commands) {
    const to = settle(command, facts);
    if (to !== command.state) changes.push({ commandId: command.id, from: command.state, to });
  }
  return changes;
}

function settle(command: Command, facts: CommandFacts): CommandState {
  const open = command.state === 'sending' || command.state === 'unconfirmed';
  switch (command.kind) {
    case 'place':
      // The order is there, so it was sent, whatever the record of its sending says.
      return open || command.state === 'planned' ? 'done' : command.state;
    case 'cancel':
      if (!open || !isEndedAttempt(facts.next.state)) return command.state;
      return facts.next.state === 'cancelled' ? 'done' : 'refused';
    case 'modify':
      if (command === facts.explaining) return 'done';
      // A modification that the broker took can still be refused by its own checks: the order stays as it was.
      if (
        facts.modifyRefused &&
        (open || command.state === 'done') &&
        !isShown(command.requested, facts.shown)
      ) {
        return 'refused';
      }
      return open && isEndedAttempt(facts.next.state) ? 'refused' : command.state;
  }
}
