import type { AccountHands } from '../../desk/account-hands.ts';
import { openTurn } from '../../placement/open-turn.ts';
import { retryQueue as tryQueue } from '../../retry/retry-queue.ts';
import type { RequestDeps, RequestPerformer } from '../performer.ts';
import { type Answer, type DeskRequest, done } from '../request.ts';

/**
 * Tries the whole retry queue: at its time, or because money came in. It may be begun again after a crash, since what was
 * sent is not in the queue any more.
 */
export const retryQueue: RequestPerformer = { turn: 'placing', repeatable: true, perform };

async function perform(deps: RequestDeps, hands: AccountHands, request: DeskRequest): Promise<Answer> {
  const turn = await openTurn(deps, hands, ['placing', 'retries']);
  if (turn.kind === 'shut') return turn.answer;
  const by = request.body.by === 'funds' ? 'funds' : 'schedule';
  const report = await tryQueue(turn.context, by);
  const { tried, sent, waiting, ended } = report;
  return done('queue_tried', `${tried} tried: ${sent} sent, ${waiting} wait, ${ended} ended.`, { ...report });
}
