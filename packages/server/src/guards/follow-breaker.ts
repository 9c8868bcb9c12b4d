import type { Clock } from '@orderwatch/clock';
import { countRejections, openBreaker } from '@orderwatch/core';
import { changeSet } from '../db/cycle/change-set.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import type { Ids } from '../ids.ts';
import { readGuardSettings } from './guard-settings.ts';

/**
 * Opens the circuit breaker when the last orders were all rejected or refused. Counted from the account's history, so
 * that a restart in between forgets nothing; asked for after each rejection that was written, and at the start.
 */
export async function followBreaker(
  { ids, clock }: { readonly ids: Ids; readonly clock: Clock },
  hands: Pick<AccountHands, 'facts' | 'commit' | 'records'>,
): Promise<void> {
  const { settings, breakerReason } = hands.facts();
  const { breakerRejections } = readGuardSettings(settings);
  if (breakerReason !== null || breakerRejections === null) return;
  const rejections = countRejections(await hands.records.loadStreak(breakerRejections));
  const reason = openBreaker(rejections, breakerRejections);
  if (reason === null) return;
  const atMs = clock.nowMs();
  const draft = {
    kind: 'account.breaker_opened',
    actor: 'system',
    source: 'rule',
    orderId: null,
    attemptId: null,
    atMs,
    data: { reason, rejections },
  } as const;
  await hands.commit((head) =>
    head.breakerReason === null
      ? changeSet(atMs, { openBreaker: reason, events: [{ id: ids.next('evt'), evidenceId: null, draft }] })
      : undefined,
  );
}
