import type { Recommendation } from '@orderwatch/core';
import type { AccountHands } from '../../desk/account-hands.ts';
import type { DeskParts } from '../../desk/desk-parts.ts';
import { orBeginAnew } from '../../desk/or-begin-anew.ts';
import type { WorkQueue } from '../../desk/work-queues.ts';
import { createCoalescer } from '../../monitor/cycle-runner.ts';
import { carryOutBuy } from '../../placement/carry-out-buy.ts';
import { openTurn } from '../../placement/open-turn.ts';
import { planRun } from '../../placement/plan-run.ts';
import type { RunContext } from '../../placement/run-context.ts';

/**
 * Placement runs as `placement/run-queue.ts` works them, without files, rows and reports: a run is written down nowhere,
 * and whoever dies forgets it.
 */
export function createMemoryRunQueue(
  waiting: (readonly Recommendation[])[],
  parts: DeskParts,
  hands: AccountHands,
): WorkQueue {
  const turns = createCoalescer(async () => {
    for (const recommendations of waiting.splice(0)) {
      if (hands.claim() === null) return;
      try {
        await orBeginAnew(hands, () => hands.placingTurn(() => placeBuys(parts, hands, recommendations)));
      } catch (error) {
        parts.log.error('A placement run failed', { error });
      }
    }
  });
  return { work: () => turns.fresh(), idle: () => turns.idle() };
}

async function placeBuys(
  parts: DeskParts,
  hands: AccountHands,
  recommendations: readonly Recommendation[],
): Promise<void> {
  const { clock, instanceId } = parts;
  if (hands.claim() === null) return;
  const opened = await openTurn(parts, hands, ['placing']);
  if (opened.kind === 'shut') return;
  const plan = await planRun(opened.context, recommendations);
  if (plan.kind === 'aborted') return;
  const run: RunContext['run'] = {
    ...{ id: `run_${instanceId}-${clock.nowMs()}`, accountId: hands.facts().id, recommendationFileId: null },
    ...{ dryRun: false, askedBy: 'schedule', state: 'running' },
  };
  for (const buy of plan.buys) {
    if ((await carryOutBuy({ ...opened.context, run, wouldBuy: [] }, buy)) === 'lease_lost') return;
  }
}
