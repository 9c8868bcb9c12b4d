import { describe, expect, it } from 'vitest';
import type { BrokerOrder } from '../broker/index.ts';
import type { Decisions } from './decisions.ts';
import { Desk } from './desk.test-support.ts';
import {
  at,
  attemptOf,
  book,
  commandOf,
  decimal,
  localOf,
  numberOf,
  price,
  row,
  tagOf,
} from './reconcile.test-support.ts';

const seen = (changes: Partial<BrokerOrder> = {}, order = {}) => {
  const desk = new Desk([localOf(1, 'open', { order })]);
  desk.see(book('10:01', [row(1, changes)]));
  return desk;
};
const later = { updatedAtMs: at('10:04') };
const next = (desk: Desk, changes: Partial<BrokerOrder>) =>
  desk.see(book('10:05', [row(1, { ...later, ...changes })]));
const told = (decisions: Decisions, kind: string) => {
  const found = decisions.orders.flatMap(({ events }) => events).filter((event) => event.kind === kind);
  if (found.length !== 1) throw new Error(`${found.length} of ${kind}`);
  return found[0];
};

describe('what the events of a row say', () => {
  it('all: the order, its attempt, the reading, and what the row shows', () => {
    expect(told(next(seen(), { statusText: 'cancelled' }), 'order.cancelled')).toEqual({
      kind: 'order.cancelled',
      actor: 'unknown',
      source: 'book',
      orderId: 'ord_1',
      attemptId: 'att_1',
      atMs: at('10:05') + 2_000,
      data: {
        brokerOrderId: numberOf(1),
        statusText: 'cancelled',
        quantity: 10,
        filledQty: 0,
        averagePrice: null,
        limitPrice: price(100),
        triggerPrice: null,
        orderType: 'limit',
        rejectReason: null,
        modifiedByText: null,
        updatedAtMs: at('10:04'),
        by: 'unknown',
        basis: 'none',
      },
    });
  });

  it('linked: by which tag, and what was believed before', () => {
    const desk = new Desk([localOf(1, 'unconfirmed', { order: { status: 'unconfirmed' } })]);
    expect(told(desk.see(book('10:01', [row(1, { tag: tagOf(1) })])), 'order.linked')).toMatchObject({
      actor: 'system',
      data: { clientTag: tagOf(1), from: 'unconfirmed' },
    });
  });

  it('found: since when it was missing', () => {
    const desk = new Desk([localOf(1, 'open', { order: { missingSinceMs: at('09:59') } })]);
    expect(told(desk.see(book('10:01', [row(1)])), 'order.found')).toMatchObject({
      actor: 'broker',
      data: { missingSinceMs: at('09:59') },
    });
  });

  it('verified: once, of our own orders, by the broker', () => {
    const desk = new Desk([localOf(1, 'open')]);
    expect(told(desk.see(book('10:01', [row(1)])), 'order.verified')?.actor).toBe('broker');
    expect(() => told(next(desk, { filledQty: 1 }), 'order.verified')).toThrow('0 of');
  });

  it('modified: the values from and to, and the request behind it', () => {
    const commands = [commandOf(1, 'modify', { actor: 'user', requested: { limitPrice: price(101) } })];
    const desk = new Desk([localOf(1, 'open', { commands })]);
    desk.see(book('10:01', [row(1)]));
    expect(told(next(desk, { limitPrice: price(101) }), 'order.modified')).toMatchObject({
      actor: 'user',
      data: { changes: { limitPrice: { from: price(100), to: price(101) } }, commandId: 'cmd_1-modify' },
    });
    expect(told(next(seen(), { quantity: 12 }), 'order.modified')?.data.commandId).toBeNull();
  });

  it('partly filled: by the exchange, from how many; the last fill is the order filled', () => {
    const desk = seen({ filledQty: 2, averagePrice: decimal('99') });
    expect(
      told(next(desk, { filledQty: 5, averagePrice: decimal('99') }), 'order.partly_filled'),
    ).toMatchObject({
      actor: 'exchange',
      data: { fromFilledQty: 2 },
    });
    const whole = next(seen(), { statusText: 'complete', filledQty: 10, averagePrice: decimal('99') });
    expect(told(whole, 'order.filled')?.actor).toBe('exchange');
    expect(() => told(whole, 'order.partly_filled')).toThrow('0 of');
  });

  it.each<[string, Partial<BrokerOrder>, string]>([
    ['at work', { statusText: 'open' }, 'order.open'],
    [
      'refused before the exchange had it',
      { statusText: 'rejected', exchangeOrderId: null },
      'order.rejected',
    ],
  ])('%s is the broker’s doing', (_name, changes, kind) => {
    const desk = new Desk([localOf(1, 'accepted')]);
    expect(told(desk.see(book('10:01', [row(1, changes)])), kind)?.actor).toBe('broker');
  });

  it('a correction: what had been concluded, and what is true', () => {
    const desk = seen({ statusText: 'cancelled' });
    const decisions = next(desk, { statusText: 'complete', filledQty: 10, averagePrice: decimal('99') });
    const data = {
      fromState: 'cancelled',
      toState: 'filled',
      fromFilledQty: 0,
      fromStatus: 'cancelled',
      toStatus: 'ongoing',
    };
    expect(told(decisions, 'order.correction')).toMatchObject({ actor: 'broker', source: 'book', data });
    expect(told(decisions, 'order.correction')?.data).not.toHaveProperty('givenUp');
    expect(decisions.alerts).toMatchObject([
      {
        kind: 'correction',
        severity: 'S1',
        orderId: 'ord_1',
        key: `correction:${numberOf(1)}:cancelled>filled:10`,
        facts: { ...data, brokerOrderId: numberOf(1) },
      },
    ]);
  });

  it('a correction of what a person gave up on says that money is at work', () => {
    const desk = new Desk([localOf(1, 'not_placed', { order: { status: 'failed' } })]);
    const decisions = desk.see(book('10:01', [row(1, { tag: tagOf(1) })]));
    expect(told(decisions, 'order.correction')?.data).toMatchObject({ givenUp: true, severity: 'S1' });
  });

  it('a correction of a state behind which the order keeps its status names the same status twice', () => {
    const local = localOf(1, 'not_placed', { order: { status: 'pending_execution' } });
    const desk = new Desk([
      { ...local, attempts: [...local.attempts, attemptOf(2, 'open', { orderIndex: 1, number: 2 })] },
    ]);
    const decisions = desk.see(book('10:01', [row(1, { tag: tagOf(1) }), row(2)]));
    expect(told(decisions, 'order.correction')?.data).toMatchObject({
      fromStatus: 'pending_execution',
      toStatus: 'pending_execution',
    });
  });

  it('another average of the same shares is a correction of the price; with more shares it is not', () => {
    const desk = seen({ filledQty: 4, averagePrice: decimal('99') });
    expect(
      told(next(desk, { filledQty: 4, averagePrice: decimal('98') }), 'order.correction')?.data,
    ).toMatchObject({
      fromAveragePrice: '99',
      toAveragePrice: '98',
    });
    const more = seen({ filledQty: 4, averagePrice: decimal('99') });
    expect(() => told(next(more, { filledQty: 5, averagePrice: decimal('98') }), 'order.correction')).toThrow(
      '0 of',
    );
    const first = seen({ filledQty: 4 });
    expect(() =>
      told(next(first, { filledQty: 4, averagePrice: decimal('98') }), 'order.correction'),
    ).toThrow('0 of');
  });

  it('what the broker refused, and what it corrected, are its doing', () => {
    const refused = next(seen(), { rejectReason: 'RMS:Margin Exceeds' });
    expect(told(refused, 'order.modify_refused')?.actor).toBe('broker');
    const desk = seen({ filledQty: 4, averagePrice: decimal('99') });
    const corrected = next(desk, { filledQty: 4, averagePrice: decimal('98') });
    expect(told(corrected, 'order.correction')?.actor).toBe('broker');
  });

  it('an anomaly: which one, how grave, and its facts; and the row is kept as evidence', () => {
    const decisions = next(seen({ filledQty: 6, averagePrice: decimal('99') }), { filledQty: 2 });
    expect(told(decisions, 'order.anomaly')).toMatchObject({
      actor: 'broker',
      source: 'book',
      orderId: 'ord_1',
      attemptId: 'att_1',
      atMs: at('10:05') + 2_000,
      data: { anomaly: 'filled_fell', severity: 'S2', filledQty: 2, knownFilledQty: 6 },
    });
    expect(decisions.orders[0]?.evidence).toMatchObject({
      source: 'book',
      receivedAtMs: at('10:05') + 2_000,
    });
  });

  it('a row that is not the order at all changes nothing but its history', () => {
    const decisions = next(seen(), { side: 'sell' });
    expect(decisions.orders).toMatchObject([
      {
        orderId: 'ord_1',
        attempt: null,
        status: null,
        columns: {},
        fills: [],
        commands: [],
        events: [{ kind: 'order.anomaly', data: { anomaly: 'identity_mismatch' } }],
        evidence: { source: 'book', receivedAtMs: at('10:05') + 2_000, payload: { nOrdNo: numberOf(1) } },
      },
    ]);
    expect(decisions.alerts).toMatchObject([
      { severity: 'S1', orderId: 'ord_1', key: `identity_mismatch:${numberOf(1)}:nse_cm:14366:sell` },
    ]);
  });

  it('nothing is kept as evidence where nothing happened', () => {
    const decisions = next(seen(), { updateNs: '1787287831000000009' });
    expect(decisions.orders.flatMap(({ events }) => events)).toEqual([]);
    expect(decisions.orders.map(({ evidence }) => evidence)).toEqual(decisions.orders.map(() => null));
  });
});
