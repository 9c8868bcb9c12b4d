import { describe, expect, it } from 'vitest';
import type { BrokerOrder } from '../broker/index.ts';
import { alertsOf, Desk, decidesNothing, kindsOf } from './desk.test-support.ts';
import {
  at,
  attemptOf,
  book,
  commandOf,
  decimal,
  localOf,
  numberOf,
  orderOf,
  row,
} from './reconcile.test-support.ts';

const seen = (changes: Partial<BrokerOrder>, state: Parameters<typeof localOf>[1] = 'open') => {
  const desk = new Desk([localOf(1, state)]);
  desk.see(book('10:01', [row(1, changes)]));
  return desk;
};
const later = (minute: number) => ({ updatedAtMs: at(`10:${String(minute).padStart(2, '0')}`) });

describe('truth that arrives late', () => {
  it('a fill that beat the cancel counts, as a correction with an alert', () => {
    const desk = seen({ statusText: 'cancelled', cancelledQty: 10 });
    expect(desk.order(1).status).toBe('cancelled');
    const decisions = desk.see(
      book('10:05', [
        row(1, {
          statusText: 'cancelled',
          filledQty: 4,
          averagePrice: decimal('99'),
          cancelledQty: 6,
          ...later(4),
        }),
      ]),
    );
    expect(desk.order(1)).toMatchObject({ status: 'ongoing', executionQty: 4, corrections: 1 });
    expect(desk.attempt(1)).toMatchObject({ state: 'cancelled', filledQty: 4 });
    expect(kindsOf(decisions)).toEqual(['order.partly_filled', 'order.correction']);
    expect(alertsOf(decisions)).toEqual(['correction']);
    expect(decisions.orders[0]?.status).toMatchObject({ correction: true });
    expect(decisions.orders[0]?.evidence).not.toBeNull();
  });

  it('a cancelled order that is whole after all loses the words of its cancel', () => {
    const desk = seen({ statusText: 'cancelled' });
    desk.see(
      book('10:05', [
        row(1, { statusText: 'complete', filledQty: 10, averagePrice: decimal('99'), ...later(4) }),
      ]),
    );
    expect(desk.order(1)).toMatchObject({ status: 'ongoing', cancelledBy: null, reasonCode: null });
  });

  it('a cancelled order lives again only by a row that is provably newer', () => {
    const desk = seen({ statusText: 'cancelled' });
    const same = desk.see(book('10:05', [row(1)]));
    expect(alertsOf(same)).toEqual(['impossible_move']);
    expect(kindsOf(same)).toEqual(['order.anomaly']);
    expect(desk.order(1).status).toBe('cancelled');
    desk.see(book('10:06', [row(1, later(6))]));
    expect(desk.order(1)).toMatchObject({ status: 'pending_execution', corrections: 1, cancelledBy: null });
  });

  it('an order that a person gave up on and that is live raises a critical alert', () => {
    const desk = new Desk([localOf(1, 'not_placed', { order: { status: 'failed' } })]);
    const decisions = desk.see(book('10:01', [row(1, { tag: desk.attempt(1).clientTag })]));
    expect(desk.order(1).status).toBe('pending_execution');
    expect(desk.attempt(1)).toMatchObject({ state: 'open', brokerOrderId: numberOf(1) });
    expect(decisions.alerts).toMatchObject([{ kind: 'correction', severity: 'S1' }]);
  });

  it('an attempt that we believed unsent and that is at the broker is told', () => {
    const desk = new Desk([localOf(1, 'planned', { order: { status: 'placing' } })]);
    const decisions = desk.see(book('10:01', [row(1, { tag: desk.attempt(1).clientTag })]));
    expect(desk.order(1).status).toBe('pending_execution');
    expect(alertsOf(decisions)).toEqual(['correction']);
  });

  it('a sold position is opened again by a late fill of its buy', () => {
    const local = localOf(1, 'cancelled', {
      order: { status: 'closed', executionQty: 4 },
      attempt: { filledQty: 4 },
      positionSold: false,
    });
    const desk = new Desk([local]);
    desk.see(book('10:01', [row(1, { statusText: 'cancelled', filledQty: 6, averagePrice: decimal('99') })]));
    expect(desk.order(1)).toMatchObject({ status: 'ongoing', corrections: 1, executionQty: 6 });
  });

  it('an older attempt that turns out to be live speaks for the order, and two live ones raise an alert', () => {
    const order = orderOf(1, { status: 'pending_execution' });
    const attempts = [
      attemptOf(7, 'not_placed', { orderIndex: 1 }),
      attemptOf(8, 'open', { orderIndex: 1, number: 2 }),
    ];
    const desk = new Desk([{ order, attempts, commands: [], fills: [], positionSold: false }]);
    const rows = [row(7, { tag: attempts[0]?.clientTag ?? null }), row(8)];
    const decisions = desk.see(book('10:01', rows));
    expect(alertsOf(decisions)).toEqual(['two_live_attempts', 'correction']);
    expect(desk.attempt(7).state).toBe('open');
    expect(decidesNothing(desk.see(book('10:02', rows)))).toBe(true);
  });

  it('fills of two attempts add up, at their weighted price', () => {
    const order = orderOf(1, { status: 'pending_execution' });
    const attempts = [
      attemptOf(7, 'open', { orderIndex: 1 }),
      attemptOf(8, 'open', { orderIndex: 1, number: 2 }),
    ];
    const desk = new Desk([{ order, attempts, commands: [], fills: [], positionSold: false }]);
    const half = { statusText: 'cancelled', filledQty: 5, averagePrice: decimal('100') };
    const whole = { statusText: 'complete', filledQty: 10, averagePrice: decimal('103') };
    desk.see(book('10:01', [row(8, whole), row(7, half)]));
    expect(desk.order(1)).toMatchObject({ executionQty: 15, executionPrice: '102', status: 'ongoing' });
  });
});

describe('what is not believed', () => {
  it('a filled quantity that falls is an anomaly and changes nothing', () => {
    const desk = seen({ filledQty: 6, averagePrice: decimal('99') });
    const decisions = desk.see(
      book('10:05', [row(1, { filledQty: 2, averagePrice: decimal('98'), ...later(4) })]),
    );
    expect(alertsOf(decisions)).toEqual(['filled_fell']);
    expect(desk.order(1)).toMatchObject({ executionQty: 6, executionPrice: '99' });
    expect(desk.attempt(1).filledQty).toBe(6);
  });

  it('more filled than ordered is kept in full and raises an alert', () => {
    const desk = new Desk([localOf(1, 'open')]);
    const decisions = desk.see(
      book('10:01', [row(1, { statusText: 'complete', filledQty: 12, averagePrice: decimal('99') })]),
    );
    expect(decisions.alerts).toMatchObject([{ kind: 'overfill', severity: 'S1' }]);
    expect(desk.order(1)).toMatchObject({ status: 'ongoing', executionQty: 12 });
    expect(desk.local(1).fills).toMatchObject([{ quantity: 12 }]);
  });

  it('"complete" with less filled than ordered is no completion', () => {
    const desk = new Desk([localOf(1, 'open')]);
    const decisions = desk.see(
      book('10:01', [row(1, { statusText: 'complete', filledQty: 9, averagePrice: decimal('99') })]),
    );
    expect(alertsOf(decisions)).toEqual(['quantities_disagree']);
    expect(desk.attempt(1)).toMatchObject({ state: 'open', filledQty: 9 });
  });

  it('quantities that do not add up are told', () => {
    const desk = new Desk([localOf(1, 'open')]);
    const decisions = desk.see(
      book('10:01', [row(1, { filledQty: 6, averagePrice: decimal('99'), cancelledQty: 5 })]),
    );
    expect(alertsOf(decisions)).toEqual(['quantities_disagree']);
  });

  it('a text that we do not know changes nothing and is told once, for all orders', () => {
    const desk = new Desk([localOf(1, 'open'), localOf(2, 'open')]);
    const odd = { statusText: '???', filledQty: 3, averagePrice: decimal('99') };
    const first = desk.see(book('10:01', [row(1, odd), row(2, odd)]));
    expect(alertsOf(first)).toEqual(['unknown_text']);
    expect(kindsOf(first)).toEqual(['order.verified', 'order.verified', 'account.unknown_text']);
    expect(desk.order(1)).toMatchObject({ status: 'pending_execution', executionQty: 0 });
    expect(desk.local(1).fills).toEqual([]);
    expect(alertsOf(desk.see(book('10:02', [row(1, { ...odd, ...later(2) })])))).not.toContain(
      'unknown_text',
    );
  });

  it('an unconfirmed attempt that is shown with an unknown text exists', () => {
    const desk = new Desk([localOf(1, 'unconfirmed', { order: { status: 'unconfirmed' } })]);
    desk.see(book('10:01', [row(1, { statusText: '???', tag: desk.attempt(1).clientTag })]));
    expect(desk.attempt(1)).toMatchObject({ state: 'accepted', brokerOrderId: numberOf(1) });
    expect(desk.order(1).status).toBe('pending_execution');
  });

  it('a number that names another share or side is not applied', () => {
    const desk = new Desk([localOf(1, 'open'), localOf(2, 'open')]);
    const decisions = desk.see(
      book('10:01', [row(1, { token: '2885', statusText: 'cancelled' }), row(2, { side: 'sell' })]),
    );
    expect(alertsOf(decisions)).toEqual(['identity_mismatch', 'identity_mismatch']);
    expect(kindsOf(decisions)).toEqual(['order.anomaly', 'order.anomaly']);
    expect(desk.order(1).status).toBe('pending_execution');
    expect(
      decidesNothing(
        desk.see(
          book('10:02', [row(1, { token: '2885', statusText: 'cancelled' }), row(2, { side: 'sell' })]),
        ),
      ),
    ).toBe(true);
  });

  it('a share is the same by its trading symbol where a token is missing, and never across segments', () => {
    const desk = new Desk([localOf(1, 'accepted'), localOf(2, 'accepted')]);
    desk.see(book('10:01', [row(1, { token: '' }), row(2, { segment: 'bse_cm' })]));
    expect(desk.attempt(1).state).toBe('open');
    expect(desk.attempt(2).state).toBe('accepted');
  });

  it('an older row changes nothing', () => {
    const desk = seen({ statusText: 'cancelled', ...later(5) });
    expect(decidesNothing(desk.see({ ...book('10:06', [row(1, later(3))]), source: 'one_order' }))).toBe(
      true,
    );
    expect(desk.order(1).status).toBe('cancelled');
  });

  it('an older row with more filled adds its fills and nothing else', () => {
    const desk = seen({ filledQty: 2, averagePrice: decimal('99'), ...later(5) });
    const old = {
      filledQty: 3,
      averagePrice: decimal('99'),
      limitPrice: null,
      quantity: 50,
      statusText: 'cancelled',
      ...later(3),
    };
    desk.see({ ...book('10:06', [row(1, old)]), source: 'feed' });
    expect(desk.attempt(1)).toMatchObject({ state: 'open', filledQty: 3 });
    expect(desk.order(1).quantity).toBe(10);
    expect(decidesNothing(desk.see({ ...book('10:07', [row(1, old)]), source: 'feed' }))).toBe(true);
  });

  it('a row without a version does not undo what was received after it was asked for', () => {
    const desk = new Desk([localOf(1, 'open')]);
    const noVersion = { updatedAtMs: null };
    desk.see({ ...book('10:02', [row(1, { statusText: 'cancelled', ...noVersion })]), source: 'feed' });
    expect(decidesNothing(desk.see(book(at('10:02') - 1_000, [row(1, noVersion)])))).toBe(true);
    expect(desk.order(1).status).toBe('cancelled');
  });

  it('rows with clock times alone are ordered by them', () => {
    const desk = seen({ statusText: 'cancelled', updateNs: null, ...later(5) });
    expect(
      decidesNothing(
        desk.see({ ...book('10:06', [row(1, { updateNs: null, ...later(3) })]), source: 'history' }),
      ),
    ).toBe(true);
  });

  it('a change that only the feed told and the book denies after a minute is told', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see({ ...book('10:05', [row(1, { statusText: 'cancelled', ...later(5) })]), source: 'feed' });
    expect(alertsOf(desk.see(book(at('10:05') + 30_000, [row(1)])))).toEqual([]);
    expect(alertsOf(desk.see(book('10:07', [row(1)])))).toEqual(['feed_unconfirmed']);
    expect(decidesNothing(desk.see(book('10:08', [row(1)])))).toBe(true);
  });

  it('an average that changes although nothing was filled is recorded as a correction', () => {
    const desk = seen({ filledQty: 6, averagePrice: decimal('99') });
    const decisions = desk.see(
      book('10:05', [row(1, { filledQty: 6, averagePrice: decimal('99.10'), ...later(4) })]),
    );
    expect(kindsOf(decisions)).toEqual(['order.correction']);
    expect(decisions.orders[0]?.events[0]?.data).toMatchObject({
      fromAveragePrice: '99',
      toAveragePrice: '99.1',
    });
    expect(desk.order(1).executionPrice).toBe('99.1');
  });

  it('a status that the table of moves refuses stays, and a person is told', () => {
    const desk = new Desk([localOf(1, 'accepted', { order: { status: 'pending_execution' } })]);
    const decisions = desk.see(book('10:01', [row(1, { statusText: 'after market order req received' })]));
    expect(desk.order(1).status).toBe('pending_execution');
    expect(desk.attempt(1).state).toBe('queued');
    expect(decisions.alerts).toMatchObject([{ kind: 'impossible_move', severity: 'S1' }]);
  });

  it('commands that are settled stay so', () => {
    const desk = new Desk([localOf(1, 'open', { commands: [commandOf(1, 'cancel', { state: 'refused' })] })]);
    desk.see(book('10:01', [row(1, { statusText: 'cancelled' })]));
    expect(desk.local(1).commands[0]?.state).toBe('refused');
    expect(desk.order(1).cancelledBy).toBe('unknown');
  });
});
