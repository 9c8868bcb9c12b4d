import { DUE_HANDLERS } from '../due/due-handlers.ts';
import type { AccountContext } from './account-context.ts';

/** Carries out what has come due, soonest first. One piece that fails keeps no other from its turn, and makes it false. */
export async function workDue(context: AccountContext): Promise<boolean> {
  const { parts, hands } = context;
  let allDone = true;
  for (const { kind, subject } of hands.agenda.dueBy(parts.clock.nowMs())) {
    if (hands.claim() === null) return true;
    try {
      await DUE_HANDLERS[kind](context, subject);
    } catch (error) {
      parts.log.error('Due work failed', { account_id: hands.facts().id, error, kind });
      allDone = false;
    }
  }
  return allDone;
}
