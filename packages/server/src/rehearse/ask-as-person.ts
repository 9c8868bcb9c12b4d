import { pullKillSwitch } from '../db/guards/pull-kill-switch.ts';
import { findNamed } from '../db/rehearsal/find-named.ts';
import type { PersonsWish } from './rehearsal-day.ts';
import type { Stage } from './stage.ts';

/** Asks the desk for something as the account's owner, and notes the answer. Nobody there: nobody answers. */
export async function askAsPerson(stage: Stage, wish: PersonsWish): Promise<void> {
  const { account, troupe, answers, simulation } = stage;
  const { accountId, userId } = account;
  const place = answers.push({ kind: wish.kind, state: 'unanswered', code: null, text: '' }) - 1;
  const desk = troupe.alive();
  if (desk === undefined) return;
  const { db } = simulation.database;
  // As over the API: the switch is pulled in the account's row, whoever holds it, and then recorded.
  if (wish.kind === 'kill') {
    await pullKillSwitch(
      db,
      { userId, accountId },
      { atMs: simulation.clock.nowMs(), reason: 'a rehearsal' },
    );
  }
  const named = await findNamed(db, accountId, wish);
  // The page has no button for an order that is not there.
  if (wish.buyOf !== undefined && named.orderId === null) return;
  const report = await desk.request({
    accountId,
    userId,
    kind: wish.kind,
    ...named,
    ...(wish.body === undefined ? {} : { body: wish.body }),
    channel: 'api',
  });
  answers[place] = {
    kind: wish.kind,
    state: report.state,
    code: report.answer?.code ?? null,
    text: report.answer?.text ?? '',
  };
}
