import { retryDays } from '@orderwatch/core';
import type { AccountContext } from '../desk/account-context.ts';
import { planKind } from '../due/plan-kind.ts';
import { readAccountSettings } from '../placement/account-settings.ts';

/** Writes down when the retry queue is tried next. A try that was put off until the broker takes orders stays put off. */
export async function planRetries({ parts, hands }: Pick<AccountContext, 'parts' | 'hands'>): Promise<void> {
  const facts = hands.facts();
  const { retryTime } = readAccountSettings(facts.settings);
  const nowMs = parts.clock.nowMs();
  const putOff = new Set(
    hands.agenda
      .dueBy(Number.POSITIVE_INFINITY)
      .flatMap((due) => (due.kind === 'retry' && due.dueAtMs > nowMs ? [due.subject] : [])),
  );
  const moments = retryDays(parts.calendar, retryTime, { nowMs, sinceMs: facts.createdAtMs })
    .map(({ day, atMs }) => ({ subject: day.toString(), dueAtMs: atMs }))
    .filter(({ subject, dueAtMs }) => dueAtMs > nowMs || !putOff.has(subject));
  await planKind({ parts, hands }, 'retry', moments);
}
