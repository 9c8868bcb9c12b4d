import type { EventKind } from '@orderwatch/core';
import { changeSet } from '../../db/cycle/change-set.ts';
import type { RequestPerformer } from '../performer.ts';
import { personEvent } from '../person-event.ts';
import { done, refuse } from '../request.ts';

/*
 * What stands in the account's row already when it is asked for, since it must hold whoever acts for the account, within a
 * second: the one who does puts it into the account's history, and so tells of it.
 */

export const kill = tellsOf(
  'account.killed',
  'killed',
  'Nothing is placed or changed any more until the switch is released.',
);

export const pause = tellsOf(
  'account.paused',
  'paused',
  'Nothing more is placed until the account is resumed.',
);

export const resume = tellsOf('account.resumed', 'resumed', 'The account may place again.');

export const changeMode = tellsOf(
  'account.mode_changed',
  'mode_changed',
  'The account works in the other mode.',
);

function tellsOf(kind: EventKind, code: string, text: string): RequestPerformer {
  return {
    turn: 'at_once',
    repeatable: true,
    async perform(deps, hands, request) {
      const atMs = deps.clock.nowMs();
      const event = personEvent(deps, kind, request, atMs);
      const written = await hands.commit(() => changeSet(atMs, { events: [event] }));
      return written.ok
        ? done(code, text)
        : refuse('busy', 'Another instance acts for the account now. Ask again.');
    },
  };
}
