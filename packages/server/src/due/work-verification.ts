import { changeSet } from '../db/cycle/change-set.ts';
import { isSwitchedOn } from '../guards/guard-settings.ts';
import type { DueHandler } from './due-handlers.ts';

/**
 * The reading settles every verification that has come due. Switched off, none is made for it: what the next ordinary
 * reading shows is recorded all the same.
 */
export const workVerification: DueHandler = async ({ parts, hands }, subject) => {
  if (isSwitchedOn(hands.facts().settings, 'verification')) {
    await hands.freshBook();
    return;
  }
  const dueDone = [{ kind: 'verify_placement' as const, subject, outcome: { result: 'switched_off' } }];
  await hands.commit(() => changeSet(parts.clock.nowMs(), { dueDone }));
};
