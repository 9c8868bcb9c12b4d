import { describe, expect, it } from 'vitest';
import type { BrokerOrder } from '../broker/index.ts';
import { Desk, decidesNothing, kindsOf } from './desk.test-support.ts';
import { at, book, commandOf, localOf, price, row } from './reconcile.test-support.ts';

describe('who changed an order', () => {
  const shownAs = (values: Partial<BrokerOrder>) => row(1, { updatedAtMs: at('10:05'), ...values });
  const modified = (decisions: ReturnType<Desk['see']>) =>
    decisions.orders.flatMap(({ events }) => events).filter(({ kind }) => kind === 'order.modified');

  it('a quantity changed by hand is told once, and becomes the order’s', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see(book('10:01', [row(1)]));
    const decisions = desk.see(book('10:06', [shownAs({ quantity: 15, modifiedByText: 'ABCDE1234F' })]));
    expect(modified(decisions)).toMatchObject([
      { actor: 'external', data: { changes: { quantity: { from: 10, to: 15 } } } },
    ]);
    expect(desk.order(1)).toMatchObject({ quantity: 15, status: 'pending_execution' });
    for (let minute = 10; minute < 30; minute++) {
      expect(
        decidesNothing(
          desk.see(book(`10:${minute}`, [shownAs({ quantity: 15, modifiedByText: 'ABCDE1234F' })])),
        ),
      ).toBe(true);
    }
  });

  it('a price changed by hand is told, and again when it is changed back', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see(book('10:01', [row(1)]));
    expect(modified(desk.see(book('10:06', [shownAs({ limitPrice: price(101) })])))).toMatchObject([
      { actor: 'external' },
    ]);
    const back = desk.see(book('10:08', [row(1, { updatedAtMs: at('10:07') })]));
    expect(modified(back)).toMatchObject([
      { data: { changes: { limitPrice: { from: 10_100, to: 10_000 } } } },
    ]);
    expect(desk.order(1).limitPrice).toBe(price(100));
  });

  it('our own modification is ours, and its unanswered request is done', () => {
    const commands = [
      commandOf(1, 'modify', { actor: 'user', state: 'unconfirmed', requested: { limitPrice: price(101) } }),
    ];
    const desk = new Desk([localOf(1, 'open', { commands })]);
    desk.see(book('10:01', [row(1)]));
    expect(desk.local(1).commands[0]?.state).toBe('unconfirmed');
    const decisions = desk.see(book('10:06', [shownAs({ limitPrice: price(101) })]));
    expect(modified(decisions)).toMatchObject([{ actor: 'user', data: { commandId: 'cmd_1-modify' } }]);
    expect(desk.local(1).commands[0]?.state).toBe('done');
    expect(desk.order(1).limitPrice).toBe(price(101));
  });

  it('an old row after our modification was accepted is not a change back by hand', () => {
    const commands = [commandOf(1, 'modify', { requested: { limitPrice: price(101) } })];
    const desk = new Desk([localOf(1, 'open', { commands })]);
    desk.see(book('10:01', [row(1)]));
    expect(
      modified(desk.see(book('10:02', [row(1, { statusText: 'modify pending', updatedAtMs: at('10:02') })]))),
    ).toEqual([]);
  });

  it('a change beyond what our modification asked for was made by somebody else', () => {
    const commands = [commandOf(1, 'modify', { requested: { limitPrice: price(101) } })];
    const desk = new Desk([localOf(1, 'open', { commands })]);
    desk.see(book('10:01', [row(1)]));
    const decisions = desk.see(book('10:06', [shownAs({ limitPrice: price(101), quantity: 20 })]));
    expect(modified(decisions)).toMatchObject([{ actor: 'external' }]);
  });

  it('a price of zero, or none, is unknown and changes nothing', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see(book('10:01', [row(1)]));
    const decisions = desk.see(book('10:06', [shownAs({ limitPrice: price(0), triggerPrice: price(0) })]));
    expect(modified(decisions)).toEqual([]);
    expect(
      modified(desk.see(book('10:07', [shownAs({ limitPrice: null, updatedAtMs: at('10:07') })]))),
    ).toEqual([]);
    expect(desk.order(1).limitPrice).toBe(price(100));
  });

  it.each([
    {
      name: 'the limit that protects a market order',
      order: { orderType: 'market', limitPrice: null },
      shown: { limitPrice: price(100.5) },
      actor: 'broker',
    },
    {
      name: 'a stop order that was triggered',
      order: { orderType: 'stop_loss' },
      shown: {},
      actor: 'broker',
    },
    {
      name: 'a stop order with another price',
      order: { orderType: 'stop_loss' },
      shown: { limitPrice: price(99) },
      actor: 'external',
    },
    {
      name: 'a market order with another quantity',
      order: { orderType: 'market', limitPrice: null },
      shown: { quantity: 11 },
      actor: 'external',
    },
    {
      name: 'a marked change of a market order',
      order: { orderType: 'market', limitPrice: null },
      shown: { modifiedByText: 'ABCDE1234F' },
      actor: 'external',
    },
    {
      name: 'a limit order that became a market order',
      order: {},
      shown: { orderType: 'market' },
      actor: 'external',
    },
  ] as const)('$name is a change by $actor', ({ order, shown, actor }) => {
    const desk = new Desk([localOf(1, 'accepted', { order })]);
    const decisions = desk.see(book('10:06', [shownAs(shown)]));
    expect(modified(decisions)).toMatchObject([{ actor }]);
    expect(desk.order(1).orderType === desk.attempt(1).acknowledged?.orderType).toBe(actor === 'external');
  });

  it('a modification that the broker refuses leaves the order open, and its request is refused', () => {
    const commands = [commandOf(1, 'modify', { requested: { limitPrice: price(200) } })];
    const desk = new Desk([localOf(1, 'open', { commands })]);
    desk.see(book('10:01', [row(1)]));
    const decisions = desk.see(book('10:06', [shownAs({ rejectReason: 'RMS:Margin Exceeds' })]));
    expect(kindsOf(decisions)).toEqual(['order.modify_refused']);
    expect(desk.local(1).commands[0]?.state).toBe('refused');
    expect(desk.order(1)).toMatchObject({ status: 'pending_execution', rejectionReason: null });
    expect(decidesNothing(desk.see(book('10:07', [shownAs({ rejectReason: 'RMS:Margin Exceeds' })])))).toBe(
      true,
    );
  });

  it('a modification that was carried out before stays done when a later one by hand is refused', () => {
    const commands = [
      commandOf(1, 'modify', {
        requested: { limitPrice: price(100), triggerPrice: null, quantity: 10, orderType: 'limit' },
      }),
    ];
    const desk = new Desk([localOf(1, 'open', { commands })]);
    desk.see(book('10:06', [shownAs({ rejectReason: 'RMS:Margin Exceeds' })]));
    expect(desk.local(1).commands[0]?.state).toBe('done');
  });

  it('a modification still under way when the order ends is refused', () => {
    const commands = [commandOf(1, 'modify', { state: 'sending', requested: { limitPrice: price(200) } })];
    const desk = new Desk([localOf(1, 'open', { commands })]);
    desk.see(book('10:06', [shownAs({ statusText: 'rejected' })]));
    expect(desk.local(1).commands[0]?.state).toBe('refused');
  });
});
