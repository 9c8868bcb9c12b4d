import { describe, expect, it } from 'vitest';
import type { BrokerOrder } from '../broker/index.ts';
import type { CancelledBy, Command, EventActor, Order } from '../orders/index.ts';
import { Desk } from './desk.test-support.ts';
import { at, book, commandOf, decimal, localOf, row } from './reconcile.test-support.ts';

interface CancelCase {
  readonly name: string;
  readonly commands?: readonly Command[];
  readonly order?: Partial<Order>;
  readonly before?: Partial<BrokerOrder>;
  readonly shown?: Partial<BrokerOrder>;
  readonly by: CancelledBy;
  readonly actor: EventActor;
  readonly command?: string;
}

const cancels: readonly CancelCase[] = [
  {
    name: 'the user cancelled it here',
    commands: [commandOf(1, 'cancel', { actor: 'user', state: 'unconfirmed' })],
    by: 'user',
    actor: 'user',
    command: 'done',
  },
  {
    name: 'the system cancelled it',
    commands: [commandOf(1, 'cancel', { state: 'sending' })],
    by: 'system',
    actor: 'system',
    command: 'done',
  },
  {
    name: 'our command overrules the broker’s words',
    commands: [commandOf(1, 'cancel')],
    shown: { rejectReason: 'cancelled by user' },
    by: 'system',
    actor: 'system',
    command: 'done',
  },
  {
    name: 'a command that never left explains nothing',
    commands: [commandOf(1, 'cancel', { state: 'not_sent' })],
    by: 'unknown',
    actor: 'unknown',
    command: 'not_sent',
  },
  {
    name: 'a command that came after explains nothing',
    commands: [commandOf(1, 'cancel', { requestedAtMs: at('10:30') })],
    by: 'unknown',
    actor: 'unknown',
    command: 'done',
  },
  {
    name: 'a mark of the login that was not there before',
    shown: { modifiedByText: 'ABCDE1234F' },
    by: 'user',
    actor: 'external',
  },
  {
    name: 'a mark that was there before',
    before: { modifiedByText: 'ABCDE1234F' },
    shown: { modifiedByText: 'ABCDE1234F' },
    by: 'unknown',
    actor: 'unknown',
  },
  {
    name: 'a mark that our own modification may have set',
    commands: [commandOf(1, 'modify')],
    shown: { modifiedByText: 'ABCDE1234F' },
    by: 'unknown',
    actor: 'unknown',
    command: 'done',
  },
  {
    name: 'the second of a requested cancellation behind the tag',
    shown: { tag: `SOMEBODY-${at('10:05') / 1_000}` },
    by: 'user',
    actor: 'external',
  },
  {
    name: 'a second behind the tag that is not the cancellation’s',
    shown: { tag: `SOMEBODY-${at('09:20') / 1_000}` },
    by: 'unknown',
    actor: 'unknown',
  },
  {
    name: 'the broker’s risk desk',
    shown: { rejectReason: 'RMS:Square off' },
    by: 'broker',
    actor: 'broker',
  },
  {
    name: 'the exchange',
    shown: { rejectReason: 'Order cancelled by the Exchange' },
    by: 'exchange',
    actor: 'exchange',
  },
  {
    name: 'words that name the client, and no command',
    shown: { rejectReason: 'cancelled by client' },
    by: 'user',
    actor: 'external',
  },
  { name: 'words that tell nothing', shown: { rejectReason: 'something' }, by: 'unknown', actor: 'unknown' },
  { name: 'no evidence at all', by: 'unknown', actor: 'unknown' },
  {
    name: 'an immediate order that found nobody',
    order: { validity: 'ioc' },
    shown: { validity: 'ioc' },
    by: 'expiry',
    actor: 'exchange',
  },
  {
    name: 'the broker swept the day orders away',
    shown: { updatedAtMs: at('16:27') },
    by: 'expiry',
    actor: 'broker',
  },
  {
    name: 'without a time, seen alive after the close',
    before: { updatedAtMs: null },
    shown: { updatedAtMs: null },
    by: 'expiry',
    actor: 'broker',
  },
];

describe('who cancelled an order', () => {
  it.each(cancels)('$name: $by', ({ commands = [], order, before, shown, by, actor, command }) => {
    const desk = new Desk([localOf(1, 'open', { commands, ...(order === undefined ? {} : { order }) })]);
    const firstSeen = before?.updatedAtMs === null ? '15:36' : '10:00:30';
    desk.see(book(firstSeen, [row(1, { validity: order?.validity ?? 'day', ...before })]));
    const decisions = desk.see(
      book('16:30', [row(1, { statusText: 'cancelled', updatedAtMs: at('10:05'), ...shown })]),
    );
    expect(desk.order(1)).toMatchObject({
      status: 'cancelled',
      cancelledBy: by,
      cancelledReason: shown?.rejectReason ?? null,
    });
    const ended = decisions.orders[0]?.events.find(
      ({ kind }) => kind === 'order.cancelled' || kind === 'order.expired',
    );
    expect(ended).toMatchObject({ actor, data: { by } });
    expect(ended?.kind).toBe(by === 'expiry' ? 'order.expired' : 'order.cancelled');
    expect(desk.local(1).commands[0]?.state).toBe(command);
  });

  it('the latest of several cancels of ours explains it', () => {
    const commands = [
      commandOf(1, 'cancel', { actor: 'user', requestedAtMs: at('10:02') }),
      {
        ...commandOf(1, 'cancel', { actor: 'system', requestedAtMs: at('10:01') }),
        attemptId: commandOf(1, 'cancel').attemptId,
      },
    ];
    const desk = new Desk([localOf(1, 'open', { commands })]);
    desk.see(book('10:06', [row(1, { statusText: 'cancelled', updatedAtMs: at('10:05') })]));
    expect(desk.order(1).cancelledBy).toBe('user');
  });

  it('"expired" needs no explanation', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see(book('10:06', [row(1, { statusText: 'expired' })]));
    expect(desk.order(1)).toMatchObject({
      status: 'cancelled',
      cancelledBy: 'expiry',
      reasonCode: 'day_ended',
    });
  });

  it('a cancel that lost against the fill is refused', () => {
    const commands = [commandOf(1, 'cancel', { state: 'unconfirmed' })];
    const desk = new Desk([localOf(1, 'open', { commands })]);
    desk.see(book('10:06', [row(1, { statusText: 'complete', filledQty: 10, averagePrice: decimal('99') })]));
    expect(desk.local(1).commands[0]?.state).toBe('refused');
  });

  it('a cancel whose reply was lost stays unconfirmed while the order lives', () => {
    const commands = [commandOf(1, 'cancel', { state: 'unconfirmed' })];
    const desk = new Desk([localOf(1, 'open', { commands })]);
    desk.see(book('10:06', [row(1, { statusText: 'cancel pending' })]));
    expect(desk.local(1).commands[0]?.state).toBe('unconfirmed');
  });
});
