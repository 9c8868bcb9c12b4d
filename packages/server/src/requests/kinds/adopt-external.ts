import { type CareRefusal, changeCare } from '@orderwatch/core';
import { findOrderLife } from '../../db/cycle/load-order-life.ts';
import type { AccountHands } from '../../desk/account-hands.ts';
import { writeDecisions } from '../../divergences/write-decisions.ts';
import type { RequestDeps, RequestPerformer } from '../performer.ts';
import { type Answer, type DeskRequest, done, refuse } from '../request.ts';

const MOST_TRIES = 5;

/** A person puts what an order from elsewhere bought under our care, or lets go of it again. */
export const adoptExternalOrder: RequestPerformer = { turn: 'placing', repeatable: true, perform };

async function perform(deps: RequestDeps, hands: AccountHands, request: DeskRequest): Promise<Answer> {
  const { reason: words, under_care: wish } = request.body;
  const underCare = wish === true;
  const reason = typeof words === 'string' ? words : '';
  for (let round = 1; round <= MOST_TRIES; round += 1) {
    const life = await findOrderLife(deps.db, {
      accountId: request.accountId,
      orderId: request.orderId ?? '',
    });
    if (life === undefined) return refuse('order_not_found', 'There is no such order.');
    const decided = changeCare(life, { underCare, reason, nowMs: deps.clock.nowMs() });
    if (!decided.ok) return refuse(decided.error.kind, whyNot(decided.error));
    const written = await writeDecisions(deps, hands, [life], [decided.value]);
    if (written === 'lease_lost') break;
    if (written === 'stale') continue;
    // The next reading looks at every order anew and opens the position of what was bought.
    if (underCare) await hands.freshBook();
    return underCare
      ? done('taken_under_care', 'What it buys is looked after and sold like our own now.')
      : done('released', 'It is left alone from now on.');
  }
  return refuse('busy', 'The order kept changing, or another instance acts for the account now. Ask again.');
}

function whyNot(refusal: CareRefusal): string {
  switch (refusal.kind) {
    case 'not_external':
      return 'The order was placed here: it is looked after already.';
    case 'not_a_buy':
      return 'Only what was bought can be looked after.';
    case 'unchanged':
      return 'That is how it is already.';
    case 'owns_shares':
      return 'Its shares belong to a position already. Hold the sells of that position to keep them.';
    case 'not_deliverable':
      return 'It bought no shares for delivery into this account.';
  }
}
