import { describe, expect, it } from 'vitest';
import type { AttemptStateName, Command, CommandState } from '../orders/index.ts';
import { attemptOf, commandOf, price } from './reconcile.test-support.ts';
import { settleCommands } from './settle-commands.ts';

const shown = { quantity: 10, limitPrice: price(100), triggerPrice: null, orderType: 'limit' } as const;
const settle = (
  command: Command,
  next: AttemptStateName,
  { explains = false, refused = false }: { explains?: boolean; refused?: boolean } = {},
) =>
  settleCommands([command], {
    next: attemptOf(1, next),
    shown,
    explaining: explains ? command : null,
    modifyRefused: refused,
  })[0]?.to ?? command.state;

const OPEN: readonly CommandState[] = ['sending', 'unconfirmed'];
const SETTLED: readonly CommandState[] = ['done', 'refused', 'not_sent'];

describe('what a row says about a request of ours', () => {
  it.each(['planned', 'sending', 'unconfirmed'] as const)(
    'a placement that is %s was sent: the order is there',
    (state) => {
      expect(settle(commandOf(1, 'place', { state }), 'open')).toBe('done');
    },
  );

  it.each(OPEN)(
    'a cancel that is %s is done when the order is cancelled, and refused when it ended otherwise',
    (state) => {
      const cancel = commandOf(1, 'cancel', { state });
      expect(settle(cancel, 'cancelled')).toBe('done');
      for (const ended of ['filled', 'rejected', 'expired'] as const)
        expect(settle(cancel, ended)).toBe('refused');
      for (const live of ['accepted', 'queued', 'open'] as const) expect(settle(cancel, live)).toBe(state);
    },
  );

  const modify = (state: CommandState, rupees = 101) =>
    commandOf(1, 'modify', { state, requested: { limitPrice: price(rupees) } });

  it.each(OPEN)(
    'a modification that is %s is done when it explains what is shown, and refused at the end',
    (state) => {
      expect(settle(modify(state), 'open', { explains: true })).toBe('done');
      expect(settle(modify(state), 'open')).toBe(state);
      expect(settle(modify(state), 'cancelled')).toBe('refused');
      expect(settle(modify(state), 'open', { refused: true })).toBe('refused');
    },
  );

  it('words of refusal refuse what was taken and is not shown, and nothing that is', () => {
    expect(settle(modify('done'), 'open', { refused: true })).toBe('refused');
    expect(settle(modify('done', 100), 'open', { refused: true })).toBe('done');
    expect(settle(modify('planned'), 'open', { refused: true })).toBe('planned');
  });

  it.each(SETTLED)('a request that is %s stays so when the order ends', (state) => {
    for (const kind of ['place', 'cancel', 'modify'] as const) {
      expect(settle(commandOf(1, kind, { state }), 'cancelled')).toBe(state);
      expect(settle(commandOf(1, kind, { state }), 'filled')).toBe(state);
    }
  });

  it('only what changes is named, from and to', () => {
    const commands = [commandOf(1, 'place'), commandOf(1, 'cancel', { state: 'sending' })];
    expect(
      settleCommands(commands, {
        next: attemptOf(1, 'cancelled'),
        shown,
        explaining: null,
        modifyRefused: false,
      }),
    ).toEqual([{ commandId: 'cmd_1-cancel', from: 'sending', to: 'done' }]);
  });
});
