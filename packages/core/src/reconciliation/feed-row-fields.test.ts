import { describe, expect, it } from 'vitest';
import type { BrokerOrder, BrokerOrderPatch } from '../broker/index.ts';
import { completeFeedRow } from './complete-feed-row.ts';
import { buildLocalBook, type LocalOrder } from './local-book.ts';
import { at, attemptOf, decimal, numberOf, orderOf, price, row } from './reconcile.test-support.ts';

/** A row that differs from the order of these tests in everything but its number. */
const other: BrokerOrder = {
  brokerOrderId: numberOf(1),
  exchangeOrderId: '2200000031000002',
  tag: 'SOMEBODY',
  status: 'trigger_pending',
  statusText: 'trigger pending',
  side: 'sell',
  exchange: 'BSE',
  segment: 'bse_cm',
  symbol: 'SBIN',
  series: 'A',
  tradingSymbol: 'SBIN',
  token: '500112',
  orderType: 'stop_loss',
  product: 'NRML',
  validity: 'ioc',
  variety: 'amo',
  quantity: 12,
  filledQty: 3,
  cancelledQty: 4,
  limitPrice: price(200),
  triggerPrice: price(201),
  averagePrice: decimal('202'),
  rejectReason: 'words',
  placedBy: 'app',
  placedByText: 'ADMINCPPAPI_MOB',
  modifiedByText: 'ABCDE1234F',
  enteredAtMs: at('11:00'),
  updatedAtMs: at('11:01'),
  updateNs: '1787290260000000000',
  accountCode: 'AB1C2',
  raw: { nOrdNo: numberOf(1) },
};
const silent: BrokerOrderPatch = {
  brokerOrderId: numberOf(1),
  statusText: 'open',
  filledQty: 1,
  raw: {},
};
const known = (changes: Parameters<typeof attemptOf>[2]): LocalOrder => ({
  order: orderOf(1, { triggerPrice: price(99), limitPrice: price(98), quantity: 5, orderType: 'stop_loss' }),
  attempts: [{ ...attemptOf(1, 'open', changes), exchangeOrderId: '1100000031000001' }],
  commands: [],
  fills: [],
  positionSold: false,
});
const complete = (frame: BrokerOrderPatch, ...orders: readonly LocalOrder[]) =>
  completeFeedRow(frame, buildLocalBook(orders));

describe('a frame of the order feed and what is known of its order', () => {
  it('whatever the frame tells counts, of an order that is known and of one that is not', () => {
    const lastSeen = { ...row(1), confirmed: true, atMs: at('10:00') };
    expect(complete(other, known({ lastSeen }))).toEqual(other);
    expect(complete(other)).toEqual(other);
  });

  it('where it is silent, the order is as it was; what nobody has told is unknown', () => {
    expect(complete(silent, known({}))).toEqual({
      ...silent,
      ...orderOf(1).instrument,
      isin: undefined,
      status: 'open',
      exchangeOrderId: '1100000031000001',
      tag: null,
      side: 'buy',
      orderType: 'stop_loss',
      product: 'CNC',
      validity: 'day',
      variety: 'regular',
      quantity: 5,
      cancelledQty: null,
      limitPrice: price(98),
      triggerPrice: price(99),
      averagePrice: null,
      rejectReason: null,
      placedBy: 'unknown',
      placedByText: null,
      modifiedByText: null,
      enteredAtMs: null,
      updatedAtMs: null,
      updateNs: null,
      accountCode: null,
    });
  });

  it('what was seen last says more than what the broker had accepted, and that more than the order', () => {
    const acknowledged = {
      quantity: 6,
      limitPrice: price(97),
      triggerPrice: price(96),
      orderType: 'limit',
    } as const;
    expect(complete(silent, known({ acknowledged }))).toMatchObject(acknowledged);
    const shown = {
      quantity: 7,
      limitPrice: price(95),
      triggerPrice: price(94),
      averagePrice: decimal('93'),
      rejectReason: 'seen words',
      modifiedByText: 'ABCDE1234F',
    };
    const lastSeen = { ...row(1), ...shown, confirmed: true, atMs: at('10:00') };
    expect(complete(silent, known({ acknowledged, lastSeen }))).toMatchObject({
      ...shown,
      orderType: 'limit',
    });
  });
});
