import { describe, expect, it } from 'vitest';
import type { BrokerOrder } from '../broker/index.ts';
import type { Command } from '../orders/index.ts';
import { Desk, kindsOf } from './desk.test-support.ts';
import { at, book, commandOf, decimal, localOf, price, row } from './reconcile.test-support.ts';

const later = { updatedAtMs: at('10:04') };
/** An order that a reading has shown, with requests that were made since. */
const opened = (commands: readonly Command[] = [], first: Partial<BrokerOrder> = {}) => {
  const desk = new Desk([localOf(1, 'open')]);
  desk.see(book('10:01', [row(1, first)]));
  desk.orders = desk.orders.map((local) => ({ ...local, commands }));
  return desk;
};
const next = (desk: Desk, changes: Partial<BrokerOrder>) =>
  desk.see(book('10:05', [row(1, { ...later, ...changes })]));

describe('what is remembered of a row', () => {
  it('is all that the next one is compared with', () => {
    const desk = opened();
    next(desk, {
      statusText: 'trigger pending',
      quantity: 12,
      filledQty: 3,
      cancelledQty: 1,
      limitPrice: price(101),
      triggerPrice: price(99),
      averagePrice: decimal('98'),
      rejectReason: 'words',
      modifiedByText: 'ABCDE1234F',
      exchangeOrderId: '22',
    });
    expect(desk.attempt(1)).toMatchObject({
      exchangeOrderId: '22',
      acknowledged: { quantity: 12, limitPrice: price(101), triggerPrice: price(99), orderType: 'limit' },
      lastSeen: {
        statusText: 'trigger pending',
        quantity: 12,
        filledQty: 3,
        cancelledQty: 1,
        limitPrice: price(101),
        triggerPrice: price(99),
        averagePrice: '98',
        rejectReason: 'words',
        modifiedByText: 'ABCDE1234F',
        updateNs: `${at('10:04')}000000`,
        updatedAtMs: at('10:04'),
        confirmed: true,
        atMs: at('10:05') + 2_000,
      },
    });
  });

  it('keeps the exchange’s number and the version where a later row is silent', () => {
    const desk = opened();
    desk.see({
      ...book('10:05', [row(1, { filledQty: 1, exchangeOrderId: null, updateNs: null, updatedAtMs: null })]),
      source: 'one_order',
    });
    expect(desk.attempt(1)).toMatchObject({
      exchangeOrderId: '1100000031000001',
      lastSeen: { filledQty: 1, updateNs: `${at('10:00')}000000`, updatedAtMs: at('10:00'), confirmed: true },
    });
  });

  it('is unconfirmed while the feed alone has told it', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see({ ...book('10:01', [row(1)]), source: 'feed' });
    expect(desk.attempt(1).lastSeen?.confirmed).toBe(false);
  });

  it('first rows are compared with what was asked for', () => {
    const asked = commandOf(1, 'place', { requested: { limitPrice: price(90) } });
    const desk = new Desk([localOf(1, 'accepted', { commands: [asked] })]);
    expect(kindsOf(desk.see(book('10:01', [row(1, { limitPrice: price(90) })])))).not.toContain(
      'order.modified',
    );
    expect(desk.attempt(1).acknowledged).toEqual({
      quantity: 10,
      limitPrice: price(90),
      triggerPrice: null,
      orderType: 'limit',
    });
  });

  it.each<[string, Partial<BrokerOrder>]>([
    ['of a rejected order', { statusText: 'rejected', limitPrice: price(90) }],
    ['under a text that nobody can read', { statusText: '???', limitPrice: price(90) }],
    ['of no shares', { quantity: 0 }],
  ])('values %s change nothing', (_name, changes) => {
    const desk = opened();
    expect(kindsOf(next(desk, changes))).not.toContain('order.modified');
    expect(desk.attempt(1).acknowledged).toMatchObject({ quantity: 10, limitPrice: price(100) });
  });

  it('shares under a text that nobody can read are no fill', () => {
    const desk = opened();
    next(desk, { statusText: '???', filledQty: 4, averagePrice: decimal('99') });
    expect(desk.local(1).fills).toEqual([]);
  });
});

describe('a modification that the broker refuses', () => {
  const words = { rejectReason: 'RMS:Margin Exceeds' };
  const asked = (changes: Partial<Pick<Command, 'state' | 'requestedAtMs' | 'requested'>> = {}) =>
    commandOf(1, 'modify', {
      state: 'sending',
      requestedAtMs: at('10:03'),
      requested: { limitPrice: price(101) },
      ...changes,
    });
  const refusals = (desk: Desk, changes: Partial<BrokerOrder> = {}) =>
    kindsOf(next(desk, { ...words, ...changes })).filter((kind) => kind === 'order.modify_refused').length;

  it.each([
    ['open', 1],
    ['trigger pending', 1],
    ['after market order req received', 1],
    ['put order req received', 0],
    ['complete', 0],
    ['cancelled', 0],
    ['rejected', 0],
    ['???', 0],
  ])('is told by new words on a live order: "%s" %s', (statusText, times) => {
    const filledQty = statusText === 'complete' ? 10 : 0;
    const desk = new Desk([localOf(1, 'accepted', { order: { variety: 'amo', status: 'amo' } })]);
    desk.see(book('10:01', [row(1, { statusText: 'put order req received' })]));
    expect(refusals(desk, { statusText, filledQty })).toBe(times);
  });

  it('by the first row of all, too', () => {
    expect(kindsOf(new Desk([localOf(1, 'open')]).see(book('10:01', [row(1, words)])))).toContain(
      'order.modify_refused',
    );
  });

  it('is told again in the same words only by a newer row, for a request that arrived since and is not shown', () => {
    expect(refusals(opened([asked()], words))).toBe(1);
    expect(refusals(opened([asked()], words), { updatedAtMs: at('10:00'), filledQty: 1 })).toBe(0);
    expect(refusals(opened([asked({ requestedAtMs: at('10:01') + 2_000 })], words))).toBe(0);
    expect(refusals(opened([asked({ requestedAtMs: at('10:01') + 2_001 })], words))).toBe(1);
    expect(refusals(opened([asked({ state: 'not_sent' })], words))).toBe(0);
    expect(refusals(opened([asked({ requested: { limitPrice: price(100) } })], words))).toBe(0);
    expect(
      refusals(opened([commandOf(1, 'cancel', { state: 'sending', requestedAtMs: at('10:03') })], words)),
    ).toBe(0);
    expect(refusals(opened([], words))).toBe(0);
    expect(refusals(opened([], words), { rejectReason: 'other words' })).toBe(1);
  });

  it('leaves alone what was carried out before', () => {
    const commands = [commandOf(1, 'place'), asked({ state: 'done', requestedAtMs: at('10:02') })];
    const desk = opened(commands);
    desk.see(book('10:03', [row(1, { limitPrice: price(101), updatedAtMs: at('10:02') })]));
    expect(refusals(desk, { limitPrice: price(101) })).toBe(1);
    expect(desk.local(1).commands.map(({ state }) => state)).toEqual(['done', 'done']);
  });

  it('is not told by words of a row that was overtaken', () => {
    expect(refusals(opened(), { updatedAtMs: at('09:59'), filledQty: 1 })).toBe(0);
  });
});
