import { describe, expect, it } from 'vitest';
import type { BrokerOrder } from '../broker/index.ts';
import { Desk } from './desk.test-support.ts';
import { at, book, decimal, MONDAY, numberOf, price, row } from './reconcile.test-support.ts';

const byHand: Partial<BrokerOrder> = { placedBy: 'app', placedByText: 'ADMINCPPAPI_MOB' };
const adopt = (changes: Partial<BrokerOrder>) => {
  const snapshot = book('16:30', [row(5, { ...byHand, ...changes })]);
  const [adoption] = new Desk().see(snapshot).external;
  if (adoption === undefined) throw new Error('Nothing was adopted');
  return { ...adoption, receivedAtMs: snapshot.receivedAtMs };
};

describe('what is known of an order that somebody else placed', () => {
  it('everything that its row tells, under ids that stay the same for good', () => {
    const { order, attempt, fills, events, receivedAtMs } = adopt({
      statusText: 'complete',
      filledQty: 10,
      averagePrice: decimal('99'),
      triggerPrice: price(98),
      updatedAtMs: at('10:20'),
    });
    expect(order).toEqual({
      id: 'ord_x260821000000005_a1',
      accountId: 'acc_a1',
      userId: 'usr_u1',
      createdAtMs: at('09:59'),
      updatedAtMs: receivedAtMs,
      version: 1,
      corrections: 0,
      tradingDay: MONDAY - 3,
      origin: 'external',
      managed: false,
      placementRunId: null,
      side: 'buy',
      instrument: {
        exchange: 'NSE',
        segment: 'nse_cm',
        symbol: 'IDEA',
        series: 'EQ',
        tradingSymbol: 'IDEA-EQ',
        token: '14366',
        isin: null,
      },
      instrumentKey: 'NSE:14366',
      quantity: 10,
      disclosedQuantity: 0,
      orderType: 'limit',
      limitPrice: price(100),
      triggerPrice: price(98),
      variety: 'regular',
      validity: 'day',
      product: 'CNC',
      status: 'closed',
      reasonCode: null,
      failureReason: null,
      rejectionReason: null,
      cancelledReason: null,
      cancelledBy: null,
      firstFailedAtMs: null,
      lastRetryAttemptMs: null,
      retryCount: 0,
      retryExpiresAtMs: null,
      retryExpiryProvisional: false,
      requiredCash: null,
      availableCash: null,
      shortfall: null,
      lastStatusCheckMs: receivedAtMs,
      executionQty: 10,
      executionPrice: '99',
      executionTimeMs: at('10:20'),
      missingSinceMs: null,
      linkedOrderId: null,
      positionId: null,
      verifiedAtMs: null,
    });
    expect(attempt).toMatchObject({
      id: 'att_x260821000000005_a1',
      orderId: 'ord_x260821000000005_a1',
      number: 1,
      exchangeOrderId: '1100000031000001',
      createdAtMs: receivedAtMs,
      sentAtMs: at('09:59'),
      acknowledged: { quantity: 10, limitPrice: price(100), triggerPrice: price(98), orderType: 'limit' },
      lastSeen: { statusText: 'complete', confirmed: true, atMs: receivedAtMs },
    });
    expect(fills).toMatchObject([
      {
        orderId: order.id,
        attemptId: attempt.id,
        quantity: 10,
        filledAtMs: at('10:20'),
        learnedAtMs: receivedAtMs,
      },
    ]);
    expect(events).toMatchObject([
      {
        kind: 'order.external_seen',
        actor: 'external',
        source: 'book',
        orderId: order.id,
        attemptId: attempt.id,
        atMs: receivedAtMs,
        data: {
          brokerOrderId: numberOf(5),
          status: 'closed',
          placedBy: 'app',
          placedByText: 'ADMINCPPAPI_MOB',
        },
      },
    ]);
  });

  it.each<{ name: string; shown: Partial<BrokerOrder>; told: object }>([
    {
      name: 'rejected for want of money',
      shown: {
        statusText: 'rejected',
        rejectReason:
          'RMS:Margin Exceeds,Cash Available:100.00,Additional margin required:50.25 for entity x',
      },
      told: {
        reasonCode: 'margin_short',
        availableCash: price(100),
        requiredCash: price(150.25),
        shortfall: price(50.25),
        cancelledBy: null,
        cancelledReason: null,
      },
    },
    {
      name: 'cancelled by the exchange',
      shown: { statusText: 'cancelled', rejectReason: 'by exchange' },
      told: {
        cancelledBy: 'exchange',
        cancelledReason: 'by exchange',
        rejectionReason: null,
        reasonCode: null,
      },
    },
    {
      name: 'cancelled, and nobody knows why',
      shown: { statusText: 'cancelled' },
      told: { cancelledBy: 'unknown', cancelledReason: null },
    },
    {
      name: 'an immediate order',
      shown: { statusText: 'cancelled', validity: 'ioc' },
      told: { cancelledBy: 'expiry' },
    },
    { name: 'called expired', shown: { statusText: 'expired' }, told: { cancelledBy: 'expiry' } },
    {
      name: 'at work',
      shown: { rejectReason: 'a modification was refused' },
      told: {
        cancelledBy: null,
        cancelledReason: null,
        rejectionReason: null,
        executionPrice: null,
        executionTimeMs: null,
      },
    },
    {
      name: 'at work with a price and no share filled',
      shown: { averagePrice: decimal('0') },
      told: { executionQty: 0, executionPrice: null, executionTimeMs: null },
    },
    {
      name: 'of an unknown text, whose numbers nobody can read',
      shown: { statusText: '???', filledQty: 4, averagePrice: decimal('99') },
      told: { executionQty: 0, executionPrice: null, status: 'pending_execution' },
    },
    {
      name: 'without prices',
      shown: { limitPrice: price(0), triggerPrice: null },
      told: { limitPrice: null, triggerPrice: null },
    },
    {
      name: 'a share of BSE',
      shown: { exchange: 'BSE', segment: 'bse_cm' },
      told: { instrumentKey: 'BSE:14366' },
    },
    {
      name: 'without the time of its entry',
      shown: { enteredAtMs: null, updatedAtMs: at('10:20') },
      told: { createdAtMs: at('10:20') },
    },
    {
      name: 'without any time',
      shown: { enteredAtMs: null, updatedAtMs: null },
      told: { createdAtMs: at('16:30') + 2_000 },
    },
  ])('one that is $name', ({ shown, told }) => {
    expect(adopt(shown).order).toMatchObject(told);
  });

  it('an end that the broker called expired is the broker’s doing at the end of the day', () => {
    expect(adopt({ statusText: 'expired' }).attempt.state).toBe('expired');
    expect(adopt({ statusText: 'cancelled', updatedAtMs: at('16:27') }).attempt.state).toBe('expired');
    expect(adopt({ statusText: 'cancelled' }).attempt.state).toBe('cancelled');
  });

  it('its words stay on its attempt', () => {
    expect(adopt({ statusText: 'rejected', rejectReason: 'Adapter is Logged Off' }).attempt.reason).toBe(
      'Adapter is Logged Off',
    );
  });
});
