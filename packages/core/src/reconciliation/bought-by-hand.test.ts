import { describe, expect, it } from 'vitest';
import type { BrokerOrder } from '../broker/index.ts';
import { externalOrderId } from './adopt-external.ts';
import { Desk } from './desk.test-support.ts';
import { ACCOUNT, book, decimal, FACTS, localOf, numberOf, row } from './reconcile.test-support.ts';

const byHand = { placedBy: 'app', placedByText: 'ADMINCPPAPI_MOB' } as const;
const filled = { statusText: 'complete', filledQty: 10, averagePrice: decimal('99') } as const;

describe('a buy by hand and the retry queue', () => {
  const queued = (changes = {}) =>
    localOf(1, 'not_placed', { order: { status: 'retry_pending', ...changes } });

  it.each<{ name: string; shown: Partial<BrokerOrder> }>([
    { name: 'a working buy', shown: {} },
    { name: 'a waiting AMO', shown: { statusText: 'after market order req received', variety: 'amo' } },
    { name: 'a filled buy', shown: filled },
  ])('$name of the same share ends the queued order as no longer needed, linked', ({ shown }) => {
    const desk = new Desk([queued()]);
    const decisions = desk.see(book('10:01', [row(5, { ...byHand, ...shown })]));
    expect(desk.order(1)).toMatchObject({
      status: 'cancelled',
      cancelledBy: 'system',
      reasonCode: 'no_longer_needed',
      linkedOrderId: externalOrderId(ACCOUNT, numberOf(5)),
    });
    expect(decisions.orders[0]?.events).toMatchObject([
      { kind: 'order.cancelled', actor: 'system', source: 'rule' },
    ]);
    expect(desk.external[0]?.order.managed).toBe(false);
  });

  it('the same share at the other exchange, or in another series, counts by its ISIN', () => {
    const desk = new Desk([queued()]);
    const { instrument } = desk.order(1);
    const elsewhere = { ...instrument, exchange: 'BSE', segment: 'bse_cm', token: '532822' };
    const facts = { ...FACTS, findInstrument: () => elsewhere };
    desk.see(book('10:01', [row(5, { ...byHand, segment: 'bse_cm', token: '532822' })]), { facts });
    expect(desk.order(1)).toMatchObject({
      status: 'cancelled',
      linkedOrderId: externalOrderId(ACCOUNT, numberOf(5)),
    });
  });

  it.each<{ name: string; shown: Partial<BrokerOrder>; order?: object }>([
    { name: 'a rejected buy', shown: { statusText: 'rejected' } },
    { name: 'a sell', shown: { side: 'sell' } },
    { name: 'a buy of another share', shown: { token: '2885' } },
    { name: 'a queue without that order', shown: {}, order: { status: 'failed' } },
  ])('$name ends nothing', ({ shown, order }) => {
    const desk = new Desk([queued(order)]);
    desk.see(book('10:01', [row(5, { ...byHand, ...shown })]));
    expect(desk.order(1).linkedOrderId).toBeNull();
  });
});
