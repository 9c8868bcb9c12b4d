import type { EventKind } from '@orderwatch/core';
import { changeSet, type Lift } from '../../db/cycle/change-set.ts';
import type { LockedHead } from '../../db/lease/lock-head.ts';
import type { AccountHands } from '../../desk/account-hands.ts';
import type { RequestDeps, RequestPerformer } from '../performer.ts';
import { personEvent } from '../person-event.ts';
import { type Answer, type DeskRequest, done, refuse } from '../request.ts';

export const release: RequestPerformer = onStops('account.released', (head) => head.killedAtMs !== null, {
  lift: { kill: true },
  code: 'released',
  text: 'The kill switch is released.',
  not: 'The kill switch is not on: there is nothing to release.',
});

export const resetBreaker: RequestPerformer = onStops(
  'account.breaker_reset',
  (head) => head.breakerReason !== null,
  {
    lift: { breaker: true },
    code: 'breaker_reset',
    text: 'The circuit breaker is shut again, and counts from nothing.',
    not: 'The circuit breaker is not open: it counts rejections and stops nothing now.',
  },
);

/** A person knows of the other program, and takes what it places upon themselves. */
export const confirmOtherProgram: RequestPerformer = onStops(
  'account.placing_resumed',
  (head) => head.placingStoppedReason !== null,
  {
    lift: { stop: true },
    code: 'confirmed',
    text: 'Placing goes on. The next order that nobody can explain stops it again.',
    not: 'Placing is not stopped by another program. A pause is ended by resuming the account.',
  },
);

interface Words {
  readonly lift?: Lift;
  readonly code: string;
  readonly text: string;
  /** Why there is nothing to decide. */
  readonly not: string;
}

/** A person's decision, with its event in the same transaction. Begun again after a crash, it finds that it was done. */
function onStops(
  kind: EventKind,
  applies: (head: LockedHead) => boolean,
  { lift = {}, code, text, not }: Words,
): RequestPerformer {
  const perform = async (deps: RequestDeps, hands: AccountHands, request: DeskRequest): Promise<Answer> => {
    const atMs = deps.clock.nowMs();
    const event = personEvent(deps, kind, request, atMs);
    const written = await hands.commit((head) =>
      applies(head) ? changeSet(atMs, { lift, events: [event] }) : undefined,
    );
    if (written.ok) return done(code, text);
    return written.error.kind === 'stale'
      ? refuse('wrong_state', not)
      : refuse('busy', 'Another instance acts for the account now. Ask again.');
  };
  return { turn: 'at_once', repeatable: true, perform };
}
