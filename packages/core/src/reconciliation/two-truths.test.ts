import { describe, expect, it } from 'vitest';
import { alertsOf, Desk } from './desk.test-support.ts';
import { attemptOf, book, localOf, numberOf, row } from './reconcile.test-support.ts';

describe('two truths about one order', () => {
  it('two attempts at work are told with their numbers, a filled one counts as at work', () => {
    const attempts = [
      attemptOf(7, 'filled', { orderIndex: 1, filledQty: 10 }),
      attemptOf(8, 'accepted', { orderIndex: 1, number: 2 }),
      attemptOf(9, 'rejected', { orderIndex: 1, number: 3 }),
    ];
    const desk = new Desk([{ ...localOf(1, 'open'), attempts }]);
    expect(desk.see(book('10:01', [row(8)])).alerts).toMatchObject([
      {
        kind: 'two_live_attempts',
        severity: 'S1',
        orderId: 'ord_1',
        key: 'two_live_attempts:ord_1:1+2',
        facts: { attempts: [1, 2], brokerOrderIds: [numberOf(7), numberOf(8)] },
      },
    ]);
  });

  it('a move that the table refuses is told from and to', () => {
    const desk = new Desk([localOf(1, 'accepted', { order: { status: 'pending_execution' } })]);
    const { alerts } = desk.see(book('10:01', [row(1, { statusText: 'after market order req received' })]));
    expect(alerts).toMatchObject([
      {
        kind: 'impossible_move',
        orderId: 'ord_1',
        key: 'impossible_move:ord_1:pending_execution:amo',
        facts: { from: 'pending_execution', to: 'amo', brokerOrderId: numberOf(1) },
      },
    ]);
  });

  it('an order whose attempt says nothing new keeps its status, but for one without an answer', () => {
    for (const status of ['placing', 'unconfirmed'] as const) {
      const desk = new Desk([localOf(1, 'accepted', { order: { status } })]);
      desk.see(book('10:01', [row(1, { statusText: 'put order req received' })]));
      expect(desk.order(1).status).toBe('pending_execution');
    }
    // A person dropped it here while the broker's row stays what it was.
    const desk = new Desk([localOf(1, 'cancelled', { order: { status: 'closed' } })]);
    expect(alertsOf(desk.see(book('10:01', [row(1, { statusText: 'cancelled' })])))).toEqual([]);
    expect(desk.order(1).status).toBe('closed');
  });
});
