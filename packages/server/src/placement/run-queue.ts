import { beginNextRun } from '../db/placement/run-state.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import { orBeginAnew } from '../desk/or-begin-anew.ts';
import { readFundsBeforePlacing } from '../funds/measure-amo-funds.ts';
import { createCoalescer } from '../monitor/cycle-runner.ts';
import type { RunDeps } from './place-deps.ts';
import { runPlacement } from './run-placement.ts';

export interface RunQueue {
  /** Carries out every run that waits, one after the other. Joins a turn that is under way. */
  work(): Promise<void>;
  idle(): Promise<void>;
}

/** The account's placement runs: never two at a time, and none beside a retry or another placement. */
export function createRunQueue(
  deps: RunDeps,
  hands: AccountHands,
  onProblem: (error: unknown, runId: string) => void,
): RunQueue {
  const turns = createCoalescer(async () => {
    for (;;) {
      const claim = hands.claim();
      if (claim === null) return;
      const run = await orBeginAnew(hands, () => beginNextRun(deps.db, claim, deps.clock.nowMs()));
      if (run === undefined) return;
      try {
        await orBeginAnew(hands, () =>
          hands.placingTurn(async () => {
            await hands.refresh();
            if (!run.dryRun) await readFundsBeforePlacing(deps, hands);
            await runPlacement(deps, hands, run);
          }),
        );
      } catch (error) {
        onProblem(error, run.id);
      }
    }
  });
  return { work: () => turns.fresh(), idle: () => turns.idle() };
}
