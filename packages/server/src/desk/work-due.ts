import type { AccountContext } from './account-context.ts';
import type { AccountHooks } from './account-hooks.ts';

/** Carries out what has come due, soonest first. One piece that fails keeps no other from its turn, and makes it false. */
export async function workDue(context: AccountContext, handlers: AccountHooks['due']): Promise<boolean> {
  const { parts, hands } = context;
  let allDone = true;
  for (const { kind, subject } of hands.agenda.dueBy(parts.clock.nowMs())) {
    if (hands.claim() === null) return true;
    try {
      await handlers[kind]?.(context, subject);
    } catch (error) {
      parts.log.error('Due work failed', { account_id: hands.facts().id, error, kind });
      allDone = false;
    }
  }
  return allDone;
}
