import { istMoment, retryMoment } from '@orderwatch/core';
import { changeSet } from '../db/cycle/change-set.ts';
import { createScheduledRequest } from '../db/requests/create-scheduled-request.ts';
import { loadRetryQueue } from '../db/retry/load-retry-queue.ts';
import type { AccountContext } from '../desk/account-context.ts';
import { readAccountSettings } from '../placement/account-settings.ts';
import { planRetries } from '../retry/plan-retries.ts';
import type { DueHandler } from './due-handlers.ts';
import { planKind } from './plan-kind.ts';

/** The day's try of the retry queue: asked for, put off until the broker takes orders again, or written off with why. */
export const workRetry: DueHandler = async (context, day) => {
  const { parts, hands } = context;
  await hands.refresh();
  const facts = hands.facts();
  const nowMs = parts.clock.nowMs();
  const { retryTime, switches } = readAccountSettings(facts.settings);
  const plannedMs = istMoment(Temporal.PlainDate.from(day), retryTime);
  const moment = retryMoment(parts.calendar, plannedMs, nowMs);
  if (!(switches.placing && switches.retries)) await settle(context, day, 'switched_off');
  else if (hands.broker()?.placing == null) await settle(context, day, 'cannot_place');
  else if ((await loadRetryQueue(parts.db, facts.id)).length === 0) await settle(context, day, 'empty');
  else if (moment.kind === 'later') {
    return planKind(context, 'retry', [{ subject: day, dueAtMs: moment.atMs }]);
  } else if (moment.kind === 'unknown') await settle(context, day, 'no_window');
  else {
    const request = {
      id: parts.ids.next('req'),
      accountId: facts.id,
      userId: facts.userId,
      kind: 'retry_queue',
      orderId: null,
      positionId: null,
      body: { by: 'schedule', day },
      channel: 'rule',
      askedAtMs: nowMs,
    } as const;
    const asked = await createScheduledRequest(parts.db, request, { kind: 'retry', subject: day });
    hands.agenda.remove('retry', day);
    if (asked) context.workQueues();
  }
  await planRetries(context);
};

async function settle({ parts, hands }: AccountContext, day: string, result: string): Promise<void> {
  const dueDone = [{ kind: 'retry' as const, subject: day, outcome: { result } }];
  await hands.commit(() => changeSet(parts.clock.nowMs(), { dueDone }));
}
