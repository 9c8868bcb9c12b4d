import { describe, expect, it } from 'vitest';
import { alertsOf, Desk, decidesNothing, kindsOf } from './desk.test-support.ts';
import { at, book, DAY_MS, decimal, FRIDAY, localOf, MONDAY, row } from './reconcile.test-support.ts';

const sealable = { phase: { bookDay: FRIDAY, daySealable: true } };
const monday = { phase: { bookDay: MONDAY, daySealable: false } };
const amo = { variety: 'amo', status: 'amo', tradingDay: MONDAY } as const;
const waiting = (i: number) => row(i, { statusText: 'after market order req received', variety: 'amo' });

describe('the end of a day', () => {
  it('day orders that the final reading still shows at work have ended, with their fills', () => {
    const desk = new Desk([
      localOf(1, 'open'),
      localOf(2, 'open', { order: { side: 'sell' } }),
      localOf(3, 'open'),
    ]);
    const rows = [
      row(1),
      row(2, { side: 'sell', filledQty: 4, averagePrice: decimal('99') }),
      row(3, { filledQty: 2, averagePrice: decimal('98') }),
    ];
    desk.see(book('15:31', rows));
    const final = desk.see(book('15:41', rows), sealable);
    expect(final.sealedDay).toBe(FRIDAY);
    expect(desk.guard.sealedDay).toBe(FRIDAY);
    expect(kindsOf(final)).toEqual(['order.expired', 'order.expired', 'order.expired', 'account.day_sealed']);
    expect(final.orders[0]?.events[0]).toMatchObject({
      actor: 'system',
      source: 'rule',
      data: { by: 'expiry' },
    });
    expect(final.orders[0]?.evidence).not.toBeNull();
    expect(desk.order(1)).toMatchObject({
      status: 'cancelled',
      cancelledBy: 'expiry',
      reasonCode: 'day_ended',
    });
    expect(desk.order(2)).toMatchObject({ status: 'closed', executionQty: 4, cancelledBy: 'expiry' });
    expect(desk.order(3).status).toBe('ongoing');
    expect(decidesNothing(desk.see(book('15:42', rows), sealable))).toBe(true);
  });

  it('a change in the final reading itself is taken before the day ends', () => {
    const desk = new Desk([localOf(1, 'open'), localOf(2, 'open')]);
    desk.see(book('15:20', [row(1), row(2)]));
    const done = {
      statusText: 'complete',
      filledQty: 10,
      averagePrice: decimal('99'),
      updatedAtMs: at('15:33'),
    };
    desk.see(
      book('15:41', [
        row(1, done),
        row(2, { filledQty: 3, averagePrice: decimal('99'), updatedAtMs: at('15:33') }),
      ]),
      sealable,
    );
    expect(desk.order(1).status).toBe('ongoing');
    expect(desk.attempt(2)).toMatchObject({ state: 'expired', filledQty: 3 });
  });

  it('the broker’s own sweep an hour later confirms it and changes nothing', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see(book('15:41', [row(1)]), sealable);
    const sweeping = row(1, { statusText: 'cancel pending', updatedAtMs: at('16:26') });
    expect(kindsOf(desk.see(book('16:26:30', [sweeping]), monday))).toEqual([]);
    const swept = row(1, { statusText: 'cancelled', cancelledQty: 10, updatedAtMs: at('16:27') });
    expect(kindsOf(desk.see(book('16:30', [swept]), monday))).toEqual([]);
    expect(desk.order(1)).toMatchObject({ status: 'cancelled', cancelledBy: 'expiry', corrections: 0 });
    expect(alertsOf(desk.see(book(at('08:59') + 3 * DAY_MS, []), monday))).toEqual([]);
  });

  it('an expired order that is at work on a later day is a correction', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see(book('15:41', [row(1)]), sealable);
    const decisions = desk.see(
      book(at('09:20') + 3 * DAY_MS, [row(1, { updatedAtMs: at('09:16') + 3 * DAY_MS })]),
      monday,
    );
    expect(alertsOf(decisions)).toEqual(['correction']);
    expect(desk.order(1)).toMatchObject({ status: 'pending_execution', cancelledBy: null });
  });

  it('after-market orders for the next session are carried', () => {
    const desk = new Desk([localOf(1, 'accepted', { order: amo })]);
    desk.see(book('16:10', [waiting(1)]), sealable);
    expect(desk.order(1).status).toBe('amo');
    expect(desk.guard.sealedDay).toBe(FRIDAY);
  });

  it('an after-market order that its session never released is told and stays', () => {
    const desk = new Desk([localOf(1, 'queued', { order: { ...amo, tradingDay: FRIDAY } })]);
    const decisions = desk.see(book('15:41', [waiting(1)]), sealable);
    expect(alertsOf(decisions)).toEqual(['amo_not_released']);
    expect(desk.order(1).status).toBe('amo');
  });

  it('an order whose text we do not know is not ended by the clock', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see(book('15:41', [row(1, { statusText: '???' })]), sealable);
    expect(desk.attempt(1).state).toBe('open');
  });

  it('a linked order of the final reading ends with its day', () => {
    const desk = new Desk([localOf(1, 'unconfirmed', { order: { status: 'unconfirmed' } })]);
    desk.see(book('15:41', [row(1, { tag: desk.attempt(1).clientTag })]), sealable);
    expect(desk.attempt(1).state).toBe('expired');
  });

  it('a doubtful reading does not seal the day', () => {
    const desk = new Desk([localOf(1, 'open'), localOf(2, 'open')]);
    desk.see(book('15:30', [row(1), row(2)]));
    const decisions = desk.see(book('15:41', [row(1)]), sealable);
    expect(decisions.sealedDay).toBeNull();
    expect(desk.order(1).status).toBe('pending_execution');
    const complete = desk.see(book('15:42', [row(1), row(2)]), sealable);
    expect(complete.sealedDay).toBe(FRIDAY);
  });

  it('a day that was never sealed leaves its orders as they were, and says so once', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see(book('15:30', [row(1)]));
    const next = book(at('08:59') + 3 * DAY_MS, [row(7, { placedBy: 'app' })]);
    const decisions = desk.see(next, monday);
    expect(decisions.alerts).toMatchObject([{ kind: 'day_unsealed', severity: 'S1', facts: { count: 1 } }]);
    expect(kindsOf(decisions)).toContain('account.day_unsealed');
    expect(desk.order(1)).toMatchObject({ status: 'pending_execution', missingSinceMs: null });
    expect(decidesNothing(desk.see(next, monday))).toBe(true);
  });

  it('an unsealed day without working orders needs nobody', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see(book('15:30', [row(1, { statusText: 'cancelled' })]));
    expect(alertsOf(desk.see(book(at('08:59') + 3 * DAY_MS, []), monday))).toEqual([]);
  });

  it('a new day forgets the doubts of the one before', () => {
    const desk = new Desk([localOf(1, 'open'), localOf(2, 'open')]);
    desk.see(book('15:30', [row(1), row(2)]));
    desk.see(book('15:41', [row(1), row(2)]), sealable);
    desk.see(book('15:50', [row(1)]), monday);
    expect(desk.guard).toMatchObject({
      bookDay: MONDAY,
      highestUpdateNs: null,
      shrinkStreak: 0,
      alerted: [],
    });
  });
});
