import { describe, expect, it } from 'vitest';
import { alertsOf, Desk } from './desk.test-support.ts';
import { attemptOf, book, decimal, localOf, numberOf, row, tagOf } from './reconcile.test-support.ts';

const byHand = { placedBy: 'app', placedByText: 'ADMINCPPAPI_MOB' } as const;
const unconfirmed = (i: number) => localOf(i, 'unconfirmed', { order: { status: 'unconfirmed' } });

describe('rows whose numbers we do not know', () => {
  it('are taken in by their numbers, whatever the order of the body', () => {
    const decisions = new Desk().see(book('10:01', [row(7, byHand), row(5, byHand), row(6, byHand)]));
    expect(decisions.external.map(({ attempt }) => attempt.brokerOrderId)).toEqual([5, 6, 7].map(numberOf));
  });

  it('one with our tag explains its attempt, so that another that looks like it is no candidate for it', () => {
    const desk = new Desk([unconfirmed(1)]);
    const decisions = desk.see(book('10:01', [row(5, byHand), row(6, { tag: tagOf(1) })]));
    expect(desk.attempt(1).brokerOrderId).toBe(numberOf(6));
    expect(decisions.external.map(({ candidateFor }) => candidateFor)).toEqual([null]);
    expect(decisions.alerts).toEqual([]);
  });

  it('a candidate is told with the order that it may be, and what its row shows', () => {
    const { alerts } = new Desk([unconfirmed(1)]).see(book('10:01', [row(5, byHand)]));
    expect(alerts).toMatchObject([
      {
        kind: 'candidate_for_unconfirmed',
        severity: 'S1',
        orderId: 'ord_1',
        key: `candidate_for_unconfirmed:${numberOf(5)}`,
        facts: { attemptId: 'att_1', brokerOrderId: numberOf(5), statusText: 'open' },
      },
    ]);
  });

  it('a tag of ours on something else is told with the tag and the contradiction', () => {
    const { alerts } = new Desk([unconfirmed(1)]).see(
      book('10:01', [row(5, { ...byHand, tag: tagOf(1), quantity: 11 })]),
    );
    expect(alerts).toMatchObject([
      {
        kind: 'tag_mismatch',
        severity: 'S1',
        orderId: 'ord_1',
        key: `tag_mismatch:${numberOf(5)}`,
        facts: { tag: tagOf(1), why: 'another quantity', brokerOrderId: numberOf(5), quantity: 11 },
      },
    ]);
  });

  it('another program is told with its name, and one row by hand after it lets placing go on no more', () => {
    const decisions = new Desk().see(book('10:01', [row(5), row(6, byHand)]));
    expect(decisions.stopPlacing).toBe('other_program');
    expect(decisions.alerts).toMatchObject([
      {
        orderId: decisions.external[0]?.order.id,
        key: `other_program:${numberOf(5)}`,
        facts: { placedByText: 'ADMINCPPAPI_NEOTRADEAPI', brokerOrderId: numberOf(5) },
      },
    ]);
  });

  it.each([0, -1, 1.5, Number.NaN])(
    'a row of %s shares is told with its number, and neither taken nor counted',
    (quantity) => {
      const decisions = new Desk().see(book('10:01', [row(5, { quantity }), row(6, byHand)]));
      expect(decisions.external.map(({ attempt }) => attempt.brokerOrderId)).toEqual([numberOf(6)]);
      expect(decisions.stopPlacing).toBeNull();
      expect(decisions.alerts).toMatchObject([
        {
          kind: 'row_unusable',
          severity: 'S2',
          orderId: null,
          key: `row_unusable:${numberOf(5)}:${quantity}`,
        },
      ]);
    },
  );

  it('two attempts of one order that are found in one reading add up', () => {
    const order = localOf(1, 'unconfirmed', { order: { status: 'unconfirmed' } }).order;
    const attempts = [
      attemptOf(7, 'not_placed', { orderIndex: 1 }),
      attemptOf(8, 'unconfirmed', { orderIndex: 1, number: 2 }),
    ];
    const desk = new Desk([{ order, attempts, commands: [], fills: [], positionSold: false }]);
    const filled = { statusText: 'complete', filledQty: 10, averagePrice: decimal('99') };
    desk.see(book('10:01', [row(7, { ...filled, tag: tagOf(7) }), row(8, { ...filled, tag: tagOf(8) })]));
    expect(desk.order(1)).toMatchObject({ status: 'ongoing', executionQty: 20, executionPrice: '99' });
    expect(desk.local(1).fills).toHaveLength(2);
  });

  it('an unknown text of somebody else’s order is told once, and says nothing about an order of ours', () => {
    const desk = new Desk();
    const odd = { ...byHand, statusText: 'Some_NEW text' };
    expect(desk.see(book('10:01', [row(5, odd), row(6, odd)])).alerts).toMatchObject([
      { kind: 'unknown_text', orderId: null, facts: { text: 'some new text' } },
    ]);
    expect(alertsOf(desk.see(book('10:02', [row(5, odd), row(6, odd), row(7, odd)])))).toEqual([]);
  });
});
