import { describe, expect, it } from 'vitest';
import type { BrokerOrder } from '../broker/index.ts';
import type { AttemptStateName, Order, OrderStatus } from '../orders/index.ts';
import { Desk, decidesNothing, kindsOf } from './desk.test-support.ts';
import { at, book, commandOf, decimal, localOf, price, row } from './reconcile.test-support.ts';

interface Case {
  readonly name: string;
  readonly from: AttemptStateName;
  readonly order?: Partial<Order>;
  readonly shown: Partial<BrokerOrder>;
  readonly to: AttemptStateName;
  readonly status: OrderStatus;
  readonly events: readonly string[];
}

const filled = { statusText: 'complete', filledQty: 10, averagePrice: decimal('99.85') } as const;
const part = { filledQty: 7, averagePrice: decimal('99.85') } as const;
const amo: Partial<Order> = { variety: 'amo', status: 'amo' };

const cases: readonly Case[] = [
  {
    name: 'an accepted AMO is seen waiting',
    from: 'accepted',
    order: amo,
    shown: { statusText: 'after market order req received', variety: 'amo' },
    to: 'queued',
    status: 'amo',
    events: ['order.verified', 'order.queued'],
  },
  {
    name: 'an AMO is released',
    from: 'queued',
    order: amo,
    shown: {},
    to: 'open',
    status: 'pending_execution',
    events: ['order.verified', 'order.open'],
  },
  {
    name: 'an AMO under way to the exchange still waits',
    from: 'queued',
    order: amo,
    shown: { statusText: 'put order req received' },
    to: 'queued',
    status: 'amo',
    events: ['order.verified'],
  },
  {
    name: 'an AMO fills in the opening auction',
    from: 'queued',
    order: amo,
    shown: filled,
    to: 'filled',
    status: 'ongoing',
    events: ['order.verified', 'order.filled'],
  },
  {
    name: 'an AMO is rejected at the open',
    from: 'queued',
    order: amo,
    shown: { statusText: 'rejected', rejectReason: 'RMS:Margin Exceeds' },
    to: 'rejected',
    status: 'rejected',
    events: ['order.verified', 'order.rejected'],
  },
  {
    name: 'a regular order rests',
    from: 'accepted',
    shown: {},
    to: 'open',
    status: 'pending_execution',
    events: ['order.verified', 'order.open'],
  },
  {
    name: 'a stop order waits for its trigger',
    from: 'accepted',
    shown: { statusText: 'trigger pending' },
    to: 'open',
    status: 'pending_execution',
    events: ['order.verified', 'order.open'],
  },
  {
    name: 'a partial fill stays at work',
    from: 'open',
    shown: part,
    to: 'open',
    status: 'pending_execution',
    events: ['order.verified', 'order.partly_filled'],
  },
  {
    name: 'a buy cancelled with 7 of 10 is ongoing',
    from: 'open',
    shown: { ...part, statusText: 'cancelled', cancelledQty: 3 },
    to: 'cancelled',
    status: 'ongoing',
    events: ['order.verified', 'order.partly_filled', 'order.cancelled'],
  },
  {
    name: 'a sell cancelled with 7 of 10 is closed',
    from: 'open',
    order: { side: 'sell' },
    shown: { ...part, side: 'sell', statusText: 'cancelled', cancelledQty: 3 },
    to: 'cancelled',
    status: 'closed',
    events: ['order.verified', 'order.partly_filled', 'order.cancelled'],
  },
  {
    name: 'a sell that filled is closed',
    from: 'open',
    order: { side: 'sell' },
    shown: { ...filled, side: 'sell' },
    to: 'filled',
    status: 'closed',
    events: ['order.verified', 'order.filled'],
  },
  {
    name: 'a cancel under way changes nothing',
    from: 'open',
    shown: { statusText: 'cancel pending' },
    to: 'open',
    status: 'pending_execution',
    events: ['order.verified'],
  },
  {
    name: '"canceled" is cancelled',
    from: 'open',
    shown: { statusText: 'Canceled' },
    to: 'cancelled',
    status: 'cancelled',
    events: ['order.verified', 'order.cancelled'],
  },
  {
    name: 'the feed is faster than the reply: filled while being sent',
    from: 'sending',
    order: { status: 'placing' },
    shown: filled,
    to: 'filled',
    status: 'ongoing',
    events: ['order.linked', 'order.verified', 'order.filled'],
  },
  {
    name: 'an unconfirmed attempt is found by its tag',
    from: 'unconfirmed',
    order: { status: 'unconfirmed' },
    shown: {},
    to: 'open',
    status: 'pending_execution',
    events: ['order.linked', 'order.verified', 'order.open'],
  },
  {
    name: 'an unconfirmed attempt is found rejected',
    from: 'unconfirmed',
    order: { status: 'unconfirmed' },
    shown: { statusText: 'rejected' },
    to: 'rejected',
    status: 'rejected',
    events: ['order.linked', 'order.verified', 'order.rejected'],
  },
  {
    name: 'an unconfirmed attempt is found on its way',
    from: 'unconfirmed',
    order: { status: 'unconfirmed' },
    shown: { statusText: 'put order req received' },
    to: 'accepted',
    status: 'pending_execution',
    events: ['order.linked', 'order.verified', 'order.accepted'],
  },
];

describe('the life of an order', () => {
  it.each(cases)('$name', ({ from, order, shown, to, status, events }) => {
    const desk = new Desk([localOf(1, from, { ...(order === undefined ? {} : { order }) })]);
    const tag = from === 'sending' || from === 'unconfirmed' ? { tag: desk.attempt(1).clientTag } : {};
    const snapshot = book('10:01', [row(1, { ...shown, ...tag })]);
    const decisions = desk.see(snapshot);
    expect(kindsOf(decisions)).toEqual(events);
    expect(desk.attempt(1)).toMatchObject({ state: to, brokerOrderId: row(1).brokerOrderId });
    expect(desk.order(1).status).toBe(status);
    expect(desk.order(1).verifiedAtMs).toBe(snapshot.receivedAtMs);
    expect(decidesNothing(desk.see(snapshot))).toBe(true);
  });

  it('a fill is recorded once, however often its row is shown', () => {
    const desk = new Desk([localOf(1, 'open')]);
    for (let minute = 10; minute < 59; minute++) desk.see(book(`10:${minute}`, [row(1, filled)]));
    expect(desk.local(1).fills).toHaveLength(1);
    expect(desk.order(1)).toMatchObject({
      executionQty: 10,
      executionPrice: '99.85',
      executionTimeMs: at('10:00'),
    });
  });

  it('a fill grows by what is new', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see(book('10:01', [row(1, { filledQty: 4, averagePrice: decimal('99.50') })]));
    desk.see(book('10:02', [row(1, { ...filled, updatedAtMs: at('10:02') })]));
    expect(desk.local(1).fills.map(({ quantity, value, fillKey }) => [quantity, value, fillKey])).toEqual([
      [4, '398', 'cum:4'],
      [6, '600.5', 'cum:10'],
    ]);
  });

  it('a quantity filled before its price is told counts at once, and becomes a fill with its price', () => {
    const desk = new Desk([localOf(1, 'open')]);
    const first = desk.see(book('10:01', [row(1, { filledQty: 4 })]));
    expect(first.orders[0]?.fills).toEqual([]);
    expect(desk.order(1)).toMatchObject({ executionQty: 4, executionPrice: null });
    const second = desk.see(
      book('10:02', [row(1, { filledQty: 4, averagePrice: decimal('99.5'), updatedAtMs: at('10:02') })]),
    );
    expect(second.orders[0]?.fills).toMatchObject([{ quantity: 4, value: '398' }]);
    expect(desk.order(1).executionPrice).toBe('99.5');
  });

  it('a rejection keeps the broker’s words and what they say of money', () => {
    const words =
      'RMS:Margin Exceeds,Cash Available:100.00,Additional margin required:50.25 for entity account-AB1C2';
    const desk = new Desk([localOf(1, 'accepted')]);
    const decisions = desk.see(
      book('10:01', [row(1, { statusText: 'rejected', rejectReason: words, exchangeOrderId: null })]),
    );
    expect(desk.order(1)).toMatchObject({
      rejectionReason: words,
      reasonCode: 'margin_short',
      availableCash: price(100),
      shortfall: price(50.25),
      requiredCash: price(150.25),
    });
    expect(desk.attempt(1).reason).toBe(words);
    expect(decisions.orders[0]?.events.find(({ kind }) => kind === 'order.rejected')?.actor).toBe('broker');
    expect(decisions.orders[0]?.evidence).toMatchObject({ source: 'book', payload: { ordSt: 'rejected' } });
  });

  it('a rejection of an order that had the exchange’s number is the exchange’s', () => {
    const desk = new Desk([localOf(1, 'open')]);
    const decisions = desk.see(book('10:01', [row(1, { statusText: 'rejected' })]));
    expect(decisions.orders[0]?.events.find(({ kind }) => kind === 'order.rejected')?.actor).toBe('exchange');
    expect(desk.order(1)).toMatchObject({ rejectionReason: 'rejected', reasonCode: 'unknown' });
  });

  it('the words of a rejection survive every later reading', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see(book('10:01', [row(1, { statusText: 'rejected', rejectReason: 'first words' })]));
    desk.see(
      book('10:02', [row(1, { statusText: 'rejected', rejectReason: '--', updatedAtMs: at('10:02') })]),
    );
    desk.see(book('10:03', [row(1, { statusText: 'cancelled', updatedAtMs: at('10:03') })]));
    expect(desk.order(1)).toMatchObject({
      status: 'rejected',
      rejectionReason: 'first words',
      cancelledBy: null,
    });
    expect(desk.attempt(1)).toMatchObject({ state: 'rejected', reason: 'first words' });
  });

  it('a place request without an answer is answered by the order itself', () => {
    const desk = new Desk([
      localOf(1, 'unconfirmed', {
        order: { status: 'unconfirmed' },
        commands: [commandOf(1, 'place', { state: 'unconfirmed' })],
      }),
    ]);
    desk.see(book('10:01', [row(1, { tag: desk.attempt(1).clientTag })]));
    expect(desk.local(1).commands[0]?.state).toBe('done');
  });

  it('a row of the feed is applied, but only the book verifies it', () => {
    const desk = new Desk([localOf(1, 'accepted')]);
    const feed = { ...book('10:01', [row(1)]), source: 'feed' } as const;
    const first = desk.see(feed);
    expect(kindsOf(first)).toEqual(['order.open']);
    expect(first.followUp.readBook).toBe(true);
    expect(desk.order(1).verifiedAtMs).toBeNull();
    const second = desk.see(book('10:02', [row(1)]));
    expect(kindsOf(second)).toEqual(['order.verified']);
    expect(second.followUp.readBook).toBe(false);
    expect(decidesNothing(desk.see(book('10:03', [row(1)])))).toBe(true);
    expect(decidesNothing(desk.see({ ...feed, requestedAtMs: at('10:04') }))).toBe(true);
  });
});
