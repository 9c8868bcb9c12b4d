import { resolveNotPlaced, toId } from '@orderwatch/core';
import { findOrderLife } from '../db/cycle/load-order-life.ts';
import type { UnconfirmedAttempt } from '../db/divergences/load-unconfirmed.ts';
import { createRequest } from '../db/requests/request-state.ts';
import type { AccountContext } from '../desk/account-context.ts';
import { firstLook } from './watch-given-up.ts';
import { writeDecisions } from './write-decisions.ts';

const REASON =
  'Three complete readings and the trade book do not show it, and the account allows to send it again';

/**
 * Gives a sending up and asks for the order to be tried again, by the way that a person's retry takes: through admission,
 * as a new attempt. The old one stays watched; should it turn up after all, that is a correction with a critical alert.
 */
export async function resendUnconfirmed(
  context: AccountContext,
  { attemptId, orderId }: UnconfirmedAttempt,
  absentReadingsMs: readonly number[],
): Promise<void> {
  const { parts, hands } = context;
  const { id: accountId, userId } = hands.facts();
  const life = await findOrderLife(parts.db, { accountId, orderId });
  if (life === undefined) return;
  const nowMs = parts.clock.nowMs();
  const decided = resolveNotPlaced(life, toId('att', attemptId), {
    nowMs,
    completeReadingMs: absentReadingsMs.at(-1) ?? null,
    reason: REASON,
    actor: 'system',
  });
  if (!decided.ok) return;
  const written = await writeDecisions(parts, hands, [life], [decided.value], {
    newDue: [firstLook(parts, attemptId)],
    dueDone: [{ kind: 'remind_unconfirmed', subject: attemptId, outcome: { result: 'sent_again' } }],
  });
  if (written !== 'written') return;
  await createRequest(parts.db, {
    id: parts.ids.next('req'),
    accountId,
    userId,
    kind: 'retry',
    orderId,
    positionId: null,
    body: {},
    channel: 'rule',
    askedAtMs: nowMs,
  });
  context.workQueues();
}
