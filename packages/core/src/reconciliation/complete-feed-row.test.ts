import { describe, expect, it } from 'vitest';
import type { BrokerOrder, BrokerOrderPatch } from '../broker/index.ts';
import { completeFeedRow } from './complete-feed-row.ts';
import { Desk, kindsOf } from './desk.test-support.ts';
import { buildLocalBook } from './local-book.ts';
import { at, book, decimal, localOf, numberOf, price, row } from './reconcile.test-support.ts';

const sparse = (i: number, changes: Partial<BrokerOrder> = {}): BrokerOrderPatch => ({
  brokerOrderId: numberOf(i),
  statusText: 'open',
  filledQty: 0,
  raw: { nOrdNo: numberOf(i) },
  ...changes,
});

describe('frames of the order feed', () => {
  it('a frame that names the order fully is a row', () => {
    expect(completeFeedRow(row(1), buildLocalBook([]))).toEqual(row(1));
  });

  it('a frame that tells only the news is completed by what is known', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see(
      book('10:01', [
        row(1, { filledQty: 2, averagePrice: decimal('99'), rejectReason: 'words', modifiedByText: 'X' }),
      ]),
    );
    const completed = completeFeedRow(
      sparse(1, { filledQty: 6, averagePrice: decimal('99.5') }),
      buildLocalBook(desk.orders),
    );
    expect(completed).toMatchObject({
      status: 'open',
      side: 'buy',
      tradingSymbol: 'IDEA-EQ',
      quantity: 10,
      limitPrice: price(100),
      averagePrice: '99.5',
      filledQty: 6,
      rejectReason: 'words',
      modifiedByText: 'X',
      exchangeOrderId: '1100000031000001',
      cancelledQty: null,
      updateNs: null,
      tag: null,
    });
  });

  it('an order that no reading has shown yet is completed by what was asked for', () => {
    const local = buildLocalBook([localOf(1, 'accepted', { order: { quantity: 7 } })]);
    expect(completeFeedRow(sparse(1), local)).toMatchObject({
      quantity: 7,
      limitPrice: price(100),
      averagePrice: null,
      rejectReason: null,
      modifiedByText: null,
    });
  });

  it('what the frame tells overrules what is known, also that there is nothing', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see(book('10:01', [row(1, { rejectReason: 'words' })]));
    const frame = sparse(1, {
      ...row(1, { rejectReason: null, cancelledQty: 3, quantity: 12, statusText: 'trigger pending' }),
    });
    expect(completeFeedRow(frame, buildLocalBook(desk.orders))).toMatchObject({
      rejectReason: null,
      cancelledQty: 3,
      quantity: 12,
      status: 'trigger_pending',
    });
  });

  it.each(['statusText', 'filledQty'] as const)(
    'a frame without %s proves no state: the book must tell',
    (field) => {
      const local = buildLocalBook([localOf(1, 'open')]);
      expect(completeFeedRow({ ...row(1), [field]: undefined }, local)).toBeUndefined();
    },
  );

  it.each([
    'side',
    'exchange',
    'segment',
    'symbol',
    'series',
    'tradingSymbol',
    'token',
    'orderType',
    'product',
    'validity',
    'variety',
    'quantity',
  ] as const)('a frame of an unknown order without %s is no row', (field) => {
    expect(completeFeedRow({ ...row(1), [field]: undefined }, buildLocalBook([]))).toBeUndefined();
  });

  it('what an unknown order’s frame leaves open is unknown', () => {
    const {
      exchangeOrderId,
      cancelledQty,
      limitPrice,
      triggerPrice,
      averagePrice,
      rejectReason,
      modifiedByText,
      ...rest
    } = row(1);
    const completed = completeFeedRow(rest, buildLocalBook([]));
    const open = {
      exchangeOrderId,
      cancelledQty,
      limitPrice,
      triggerPrice,
      averagePrice,
      rejectReason,
      modifiedByText,
    };
    expect(completed).toMatchObject(Object.fromEntries(Object.keys(open).map((key) => [key, null])));
  });

  it('a sparse frame moves an order, and the book confirms it', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see(book('10:01', [row(1)]));
    const frame = completeFeedRow(
      sparse(1, { statusText: 'cancelled', updateNs: `${at('10:02')}000000` }),
      buildLocalBook(desk.orders),
    );
    const rows = frame === undefined ? [] : [frame];
    const decisions = desk.see({ ...book('10:02', rows), source: 'feed' });
    expect(kindsOf(decisions)).toEqual(['order.cancelled']);
    expect(decisions.followUp.readBook).toBe(true);
    expect(desk.order(1).status).toBe('cancelled');
    const confirmed = desk.see(
      book('10:03', [row(1, { statusText: 'cancelled', cancelledQty: 10, updatedAtMs: at('10:02') })]),
    );
    expect(kindsOf(confirmed)).toEqual([]);
    expect(desk.attempt(1).lastSeen?.confirmed).toBe(true);
  });

  it('a feed that tells anew what the book has shown, as each new connection does, changes nothing', () => {
    const desk = new Desk([localOf(1, 'open')]);
    const ended = { statusText: 'complete', filledQty: 10, averagePrice: decimal('99') };
    desk.see(book('10:01', [row(1, { ...ended, cancelledQty: 0, updatedAtMs: at('10:00') })]));
    const local = buildLocalBook(desk.orders);
    const again = completeFeedRow(sparse(1, { ...ended, updatedAtMs: at('10:00') }), local);
    const decisions = desk.see({ ...book('10:05', again === undefined ? [] : [again]), source: 'feed' });
    expect([decisions.orders, decisions.followUp.readBook]).toEqual([[], false]);
    expect(desk.attempt(1).lastSeen).toMatchObject({ confirmed: true, cancelledQty: 0 });
  });
});
