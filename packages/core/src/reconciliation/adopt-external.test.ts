import { describe, expect, it } from 'vitest';
import type { BrokerOrder } from '../broker/index.ts';
import type { OrderStatus } from '../orders/index.ts';
import { externalAttemptId, externalOrderId } from './adopt-external.ts';
import { alertsOf, Desk, decidesNothing, kindsOf } from './desk.test-support.ts';
import {
  ACCOUNT,
  at,
  book,
  DAY_MS,
  decimal,
  FACTS,
  localOf,
  MONDAY,
  numberOf,
  price,
  row,
  tagOf,
} from './reconcile.test-support.ts';

const byHand = { placedBy: 'app', placedByText: 'ADMINCPPAPI_MOB' } as const;
const filled = { statusText: 'complete', filledQty: 10, averagePrice: decimal('99') } as const;

describe('orders that are not ours', () => {
  it.each<{ name: string; shown: Partial<BrokerOrder>; status: OrderStatus }>([
    { name: 'at work', shown: {}, status: 'pending_execution' },
    {
      name: 'waiting for the opening',
      shown: { statusText: 'after market order req received', variety: 'amo' },
      status: 'amo',
    },
    { name: 'filled', shown: filled, status: 'closed' },
    { name: 'cancelled', shown: { statusText: 'cancelled' }, status: 'cancelled' },
    {
      name: 'cancelled with fills',
      shown: { ...filled, filledQty: 4, statusText: 'cancelled' },
      status: 'closed',
    },
    {
      name: 'rejected',
      shown: { statusText: 'rejected', rejectReason: 'Adapter is Logged Off' },
      status: 'rejected',
    },
    { name: 'expired', shown: { statusText: 'expired' }, status: 'cancelled' },
    {
      name: 'swept away after the close',
      shown: { statusText: 'cancelled', updatedAtMs: at('16:27') },
      status: 'cancelled',
    },
    {
      name: 'shown with an unknown text: it exists',
      shown: { statusText: '???' },
      status: 'pending_execution',
    },
  ])('one that is $name is taken in as $status', ({ shown, status }) => {
    const desk = new Desk();
    const snapshot = book('16:30', [row(5, { ...byHand, ...shown })]);
    const decisions = desk.see(snapshot);
    expect(decisions.external).toHaveLength(1);
    expect(desk.external[0]?.order).toMatchObject({
      origin: 'external',
      managed: false,
      status,
      verifiedAtMs: null,
    });
    expect(kindsOf(decisions)[0]).toBe('order.external_seen');
    expect(decisions.stopPlacing).toBeNull();
    expect(decidesNothing(desk.see(snapshot))).toBe(true);
  });

  it('its ids are functions of account and number, and all is kept that the broker told', () => {
    const desk = new Desk();
    const decisions = desk.see(
      book('10:01', [row(5, { ...byHand, ...filled, limitPrice: price(0), orderType: 'market' })]),
    );
    const [adoption] = decisions.external;
    expect(adoption).toMatchObject({
      order: {
        id: externalOrderId(ACCOUNT, numberOf(5)),
        quantity: 10,
        limitPrice: null,
        executionQty: 10,
        executionPrice: '99',
        createdAtMs: at('09:59'),
        instrumentKey: 'NSE:14366',
      },
      attempt: {
        id: externalAttemptId(ACCOUNT, numberOf(5)),
        state: 'filled',
        clientTag: null,
        filledQty: 10,
      },
      fills: [{ quantity: 10, value: '990' }],
      evidence: { source: 'book', payload: { ordSt: 'complete' } },
      candidateFor: null,
    });
  });

  it('its later life is followed like ours, with nobody’s command behind it', () => {
    const desk = new Desk();
    desk.see(book('10:01', [row(5, byHand)]));
    const moved = desk.see(
      book('10:02', [row(5, { ...byHand, limitPrice: price(101), updatedAtMs: at('10:02') })]),
    );
    expect(kindsOf(moved)).toEqual(['order.modified']);
    expect(moved.orders[0]?.events[0]?.actor).toBe('external');
    const gone = desk.see(
      book('10:03', [
        row(5, {
          ...byHand,
          statusText: 'cancelled',
          modifiedByText: 'ABCDE1234F',
          updatedAtMs: at('10:03'),
        }),
      ]),
    );
    expect(gone.orders[0]?.events.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['order.modified', 'external'],
      ['order.cancelled', 'external'],
    ]);
    expect(desk.external[0]?.order).toMatchObject({ status: 'cancelled', cancelledBy: 'user' });
  });

  it('today’s list of instruments names its share', () => {
    const desk = new Desk();
    const listed = {
      exchange: 'NSE',
      segment: 'nse_cm',
      symbol: 'IDEA',
      series: 'EQ',
      tradingSymbol: 'IDEA-EQ',
      token: '14366',
      isin: 'INE669E01016',
    };
    const facts = { ...FACTS, findInstrument: () => listed };
    desk.see(book('10:01', [row(5, byHand)]), { facts });
    expect(desk.external[0]?.order.instrumentKey).toBe('NSE:INE669E01016');
  });

  it('derivatives and commodities are shown too', () => {
    const desk = new Desk();
    desk.see(
      book('10:01', [
        row(5, { ...byHand, exchange: 'MCX', segment: 'mcx_fo', token: '77', product: 'NRML' }),
      ]),
    );
    expect(desk.external[0]?.order).toMatchObject({ product: 'NRML', instrumentKey: 'MCX:77' });
  });

  it('an after-market order belongs to the next session; without times, to the day of the reading', () => {
    const desk = new Desk();
    const amo = row(5, {
      ...byHand,
      statusText: 'after market order req received',
      variety: 'amo',
      enteredAtMs: at('16:05'),
    });
    const timeless = row(6, { ...byHand, enteredAtMs: null, updatedAtMs: null });
    desk.see(book('16:10', [amo, timeless]));
    expect(desk.external.map(({ order }) => order.tradingDay - MONDAY)).toEqual([0, -3]);
  });

  it('an order of an earlier day in today’s book belongs to its own day, and may leave the book again', () => {
    const desk = new Desk();
    const phase = { bookDay: MONDAY, daySealable: false };
    const monday = at('09:05') + 3 * DAY_MS;
    const fridays = row(5, { ...byHand, enteredAtMs: at('10:00'), updatedAtMs: at('10:01') });
    const todays = row(6, { ...byHand, enteredAtMs: monday, updatedAtMs: monday });
    desk.see(book(monday, [fridays, todays]), { phase });
    expect(desk.external.map(({ order }) => order.tradingDay - MONDAY)).toEqual([-3, 0]);
    const later = desk.see(book(monday + 120_000, [todays]), { phase });
    expect(later.verdict).toMatchObject({ complete: true });
    expect(kindsOf(later)).toEqual([]);
  });

  it('a rejection says why', () => {
    const desk = new Desk();
    desk.see(
      book('10:01', [
        row(5, { ...byHand, statusText: 'rejected', rejectReason: 'Adapter is Logged Off' }),
        row(6, { ...byHand, statusText: 'rejected' }),
      ]),
    );
    expect(desk.external.map(({ order }) => [order.reasonCode, order.rejectionReason])).toEqual([
      ['adapter_off', 'Adapter is Logged Off'],
      ['unknown', 'rejected'],
    ]);
  });

  it('a row without a usable quantity is told, not taken', () => {
    const decisions = new Desk().see(book('10:01', [row(5, { ...byHand, quantity: 0 })]));
    expect(decisions.external).toEqual([]);
    expect(alertsOf(decisions)).toEqual(['row_unusable']);
    expect(kindsOf(decisions)).toEqual(['order.anomaly']);
  });

  it('an order by API that no command of ours explains stops placing until a person confirms', () => {
    const desk = new Desk();
    const decisions = desk.see(book('10:01', [row(5)]));
    expect(decisions.stopPlacing).toBe('other_program');
    expect(decisions.alerts).toMatchObject([{ kind: 'other_program', severity: 'S1' }]);
    expect(kindsOf(decisions)).toEqual(['order.external_seen', 'account.other_program']);
    expect(desk.see(book('10:02', [row(5)])).stopPlacing).toBeNull();
  });
});

describe('whose an unknown row is', () => {
  const unconfirmed = () => new Desk([localOf(1, 'unconfirmed', { order: { status: 'unconfirmed' } })]);

  it('two orders that look like an unconfirmed one are never linked; they are candidates for a person', () => {
    const desk = unconfirmed();
    const decisions = desk.see(book('10:01', [row(5, byHand), row(6, byHand)]));
    expect(decisions.external.map(({ candidateFor }) => candidateFor)).toEqual(['att_1', 'att_1']);
    expect(alertsOf(decisions)).toEqual(['candidate_for_unconfirmed', 'candidate_for_unconfirmed']);
    expect(desk.order(1).status).toBe('unconfirmed');
  });

  it.each<{ name: string; shown: Partial<BrokerOrder> }>([
    { name: 'another share', shown: { token: '2885' } },
    { name: 'another side', shown: { side: 'sell' } },
    { name: 'another quantity', shown: { quantity: 11 } },
  ])('our tag on $name is an anomaly, and is not linked', ({ shown }) => {
    const desk = unconfirmed();
    const decisions = desk.see(book('10:01', [row(5, { ...shown, tag: tagOf(1) })]));
    expect(decisions.alerts[0]).toMatchObject({ kind: 'tag_mismatch', severity: 'S1', orderId: 'ord_1' });
    expect(desk.order(1).status).toBe('unconfirmed');
    expect(desk.external).toHaveLength(1);
  });

  it('a tag that two numbers carry links the first and questions the second', () => {
    const desk = unconfirmed();
    const rows = [row(6, { tag: tagOf(1) }), row(5, { tag: tagOf(1) })];
    expect(alertsOf(desk.see(book('10:01', rows)))).toEqual(['tag_mismatch', 'other_program']);
    expect(desk.attempt(1).brokerOrderId).toBe(numberOf(5));
    expect(desk.external[0]?.attempts[0]?.brokerOrderId).toBe(numberOf(6));
  });

  it('a tag whose attempt has another number is questioned', () => {
    const desk = new Desk([localOf(1, 'open')]);
    expect(alertsOf(desk.see(book('10:01', [row(1), row(5, { tag: tagOf(1) })])))).toContain('tag_mismatch');
  });

  it('the tag links also when the broker has appended to it', () => {
    const desk = unconfirmed();
    desk.see(book('10:01', [row(5, { tag: `${tagOf(1)}-1787287831`, statusText: 'cancelled' })]));
    expect(desk.order(1).status).toBe('cancelled');
  });

  it('a row without a tag waits while a request like it is on the wire', () => {
    const desk = new Desk([localOf(1, 'sending', { order: { status: 'placing' } })]);
    const decisions = desk.see(book('10:01', [row(5)]));
    expect(decisions.external).toEqual([]);
    expect(decisions.followUp.readBook).toBe(true);
    expect(decisions.stopPlacing).toBeNull();
    expect(desk.see(book('10:02', [row(6, byHand)])).external).toHaveLength(1);
  });

  it('a tag of ours that no attempt carries is somebody else’s order', () => {
    expect(new Desk().see(book('10:01', [row(5, { tag: tagOf(9) })])).stopPlacing).toBe('other_program');
  });
});
