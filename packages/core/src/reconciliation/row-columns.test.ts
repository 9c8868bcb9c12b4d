import { describe, expect, it } from 'vitest';
import type { BrokerOrder } from '../broker/index.ts';
import type { Order } from '../orders/index.ts';
import { Desk } from './desk.test-support.ts';
import { at, attemptOf, book, decimal, localOf, price, row } from './reconcile.test-support.ts';

const RECEIVED_MS = at('10:05') + 2_000;
const columns = (
  before: Partial<BrokerOrder> | null,
  now: Partial<BrokerOrder>,
  { order, source = 'book' }: { order?: Partial<Order>; source?: 'book' | 'feed' } = {},
) => {
  const desk = new Desk([localOf(1, 'open', order === undefined ? {} : { order })]);
  if (before !== null) desk.see(book('10:01', [row(1, before)]));
  const decisions = desk.see({ ...book('10:05', [row(1, { updatedAtMs: at('10:04'), ...now })]), source });
  return decisions.orders[0]?.columns;
};

describe('the columns of an order that a row changes', () => {
  it.each<[string, Partial<BrokerOrder>, Partial<BrokerOrder>, object]>([
    ['nothing but the look', {}, {}, {}],
    ['a quantity', {}, { quantity: 12 }, { quantity: 12 }],
    ['a limit', {}, { limitPrice: price(101) }, { limitPrice: price(101) }],
    ['a trigger', {}, { triggerPrice: price(99) }, { triggerPrice: price(99) }],
    ['a type', {}, { orderType: 'market' }, { orderType: 'market' }],
    ['shares without a price', {}, { filledQty: 3 }, { executionQty: 3, executionTimeMs: at('10:04') }],
    [
      'shares with a price',
      {},
      { filledQty: 3, averagePrice: decimal('99') },
      { executionQty: 3, executionTimeMs: at('10:04'), executionPrice: '99' },
    ],
    [
      'shares at no known time',
      { updatedAtMs: null },
      { filledQty: 3, averagePrice: decimal('99'), updatedAtMs: null },
      { executionQty: 3, executionPrice: '99' },
    ],
    [
      'a price alone',
      { filledQty: 3 },
      { filledQty: 3, averagePrice: decimal('99') },
      { executionPrice: '99' },
    ],
    [
      'a price of fewer shares than are known',
      { filledQty: 3, averagePrice: decimal('99') },
      { filledQty: 2, averagePrice: decimal('98') },
      {},
    ],
    [
      'a rejection',
      {},
      { statusText: 'rejected', rejectReason: 'Adapter is Logged Off' },
      { reasonCode: 'adapter_off', rejectionReason: 'Adapter is Logged Off' },
    ],
    [
      'a cancellation',
      {},
      { statusText: 'cancelled', rejectReason: 'by exchange' },
      { cancelledBy: 'exchange', cancelledReason: 'by exchange', reasonCode: 'cancelled_by_exchange' },
    ],
    [
      'the end of the day',
      {},
      { statusText: 'expired' },
      { cancelledBy: 'expiry', cancelledReason: null, reasonCode: 'day_ended' },
    ],
    ['words on an order that lives on', {}, { rejectReason: 'words' }, {}],
    [
      'life after a cancellation',
      { statusText: 'cancelled' },
      {},
      { reasonCode: null, cancelledBy: null, cancelledReason: null, rejectionReason: null },
    ],
    [
      'a fill after a cancellation',
      { statusText: 'cancelled' },
      { statusText: 'complete', filledQty: 10, averagePrice: decimal('99') },
      {
        reasonCode: null,
        cancelledBy: null,
        cancelledReason: null,
        rejectionReason: null,
        executionQty: 10,
        executionPrice: '99',
        executionTimeMs: at('10:04'),
      },
    ],
    [
      'some shares after a cancellation, which stands',
      { statusText: 'cancelled' },
      { statusText: 'cancelled', filledQty: 4, averagePrice: decimal('99') },
      { executionQty: 4, executionPrice: '99', executionTimeMs: at('10:04') },
    ],
  ])('%s', (_name, before, now, changed) => {
    expect(columns(before, now)).toEqual({ lastStatusCheckMs: RECEIVED_MS, ...changed });
  });

  it.each<[string, object]>([
    [
      'RMS:Margin Exceeds,Cash Available:100.00,Additional margin required:50.25 for entity account-x',
      { availableCash: price(100), requiredCash: price(150.25), shortfall: price(50.25) },
    ],
    ['RMS:Margin Exceeds', {}],
  ])('a rejection says of money what its words say: %s', (rejectReason, amounts) => {
    expect(columns({}, { statusText: 'rejected', rejectReason })).toEqual({
      lastStatusCheckMs: RECEIVED_MS,
      reasonCode: 'margin_short',
      rejectionReason: rejectReason,
      ...amounts,
    });
  });

  it('an after-market order that waits again has no words of an ending', () => {
    const desk = new Desk([localOf(1, 'queued', { order: { variety: 'amo', status: 'amo' } })]);
    const amo = { variety: 'amo', rejectReason: 'by exchange' } as const;
    desk.see(book('10:01', [row(1, { ...amo, statusText: 'cancelled' })]));
    expect(desk.order(1).cancelledReason).toBe('by exchange');
    const waiting = { ...amo, statusText: 'after market order req received', rejectReason: null };
    desk.see(book('10:05', [row(1, { ...waiting, updatedAtMs: at('10:04') })]));
    expect(desk.order(1)).toMatchObject({
      status: 'amo',
      cancelledBy: null,
      cancelledReason: null,
      reasonCode: null,
    });
  });

  it('what the broker made of an order by itself is not what was wanted', () => {
    const order = { orderType: 'market', limitPrice: null } as const;
    const asSent = { orderType: 'market', limitPrice: null } as const;
    expect(columns(asSent, { ...asSent, limitPrice: price(100.5) }, { order })).toEqual({
      lastStatusCheckMs: RECEIVED_MS,
    });
  });

  it('a change of an older attempt is not the order’s', () => {
    const attempts = [attemptOf(1, 'open'), attemptOf(2, 'planned', { orderIndex: 1, number: 2 })];
    const desk = new Desk([{ ...localOf(1, 'open'), attempts }]);
    desk.see(book('10:01', [row(1)]));
    desk.see(book('10:05', [row(1, { quantity: 12, updatedAtMs: at('10:04') })]));
    expect(desk.order(1).quantity).toBe(10);
    expect(desk.attempt(1).acknowledged?.quantity).toBe(12);
  });

  it('a missing order is found, and one of ours verified, by the book and not by the feed', () => {
    const order = { missingSinceMs: at('09:59') };
    expect(columns(null, {}, { order })).toEqual({
      lastStatusCheckMs: RECEIVED_MS,
      missingSinceMs: null,
      verifiedAtMs: RECEIVED_MS,
    });
    expect(columns(null, {}, { order, source: 'feed' })).toEqual({
      lastStatusCheckMs: RECEIVED_MS,
      missingSinceMs: null,
    });
    expect(columns(null, {}, { order: { origin: 'external' } })).toEqual({ lastStatusCheckMs: RECEIVED_MS });
  });

  it('the price of an order that filled in two attempts is weighted, and rests on what both have shown', () => {
    const filled = (i: number, number: number, averagePrice: string | null, filledQty: number) =>
      attemptOf(i, 'cancelled', {
        orderIndex: 1,
        number,
        filledQty,
        lastSeen:
          averagePrice === null
            ? null
            : { ...row(i, { averagePrice: decimal(averagePrice) }), confirmed: true, atMs: at('10:00') },
      });
    const priceAfter = (first: ReturnType<typeof filled>) => {
      const desk = new Desk([
        { ...localOf(1, 'open'), attempts: [first, attemptOf(2, 'open', { orderIndex: 1, number: 2 })] },
      ]);
      desk.see(book('10:05', [row(2, { filledQty: 6, averagePrice: decimal('100') })]));
      return desk.order(1).executionPrice;
    };
    expect(priceAfter(filled(1, 1, '95', 4))).toBe('98');
    expect(priceAfter(filled(1, 1, null, 4))).toBe('100');
    expect(priceAfter(filled(1, 1, '95', 0))).toBe('100');
  });
});
