import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../broker/index.ts';
import { alertsOf, Desk, decidesNothing, kindsOf } from './desk.test-support.ts';
import { at, book, decimal, FRIDAY, localOf, MONDAY, numberOf, row } from './reconcile.test-support.ts';

const byHand = { placedBy: 'app' } as const;
const failed = (time: string, source: Snapshot['source'] = 'book'): Snapshot => ({
  kind: 'failed',
  source,
  requestedAtMs: at(time),
  receivedAtMs: at(time) + 30_000,
  why: { kind: 'timeout', words: 'no answer' },
});
const sealable = { phase: { bookDay: FRIDAY, daySealable: true } };

describe('what a reading may conclude', () => {
  it('a failure is told with its kind and words, and its end with both', () => {
    const desk = new Desk([localOf(1, 'open')]);
    const first = desk.see(failed('10:00'));
    expect(first.events).toMatchObject([
      {
        kind: 'account.reading_failed',
        actor: 'broker',
        source: 'book',
        orderId: null,
        attemptId: null,
        atMs: at('10:00') + 30_000,
        data: { why: 'timeout', words: 'no answer' },
      },
    ]);
    expect(desk.guard).toMatchObject({ failingSinceMs: at('10:00') + 30_000, failingWhy: 'timeout' });
    desk.see(failed('10:05'));
    expect(desk.guard.failingSinceMs).toBe(at('10:00') + 30_000);
    expect(desk.see({ ...book('10:06', [row(1)]), source: 'one_order' }).events).toEqual([]);
    expect(desk.see(book('10:07', [row(1)])).events).toMatchObject([
      { kind: 'account.reading_recovered', data: { failingSinceMs: at('10:00') + 30_000, why: 'timeout' } },
    ]);
    expect(desk.guard).toMatchObject({ failingSinceMs: null, failingWhy: null });
  });

  it('the same moment is not an older one', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see(book('10:00', [row(1)]));
    expect(desk.see(book('10:00', [row(1)])).verdict).toMatchObject({ kind: 'accepted' });
    const late = desk.see(book('09:59', [row(1)]), { now: at('10:00') });
    expect(late.verdict).toEqual({ kind: 'rejected', why: 'out_of_order' });
  });

  it('a reading of one order is never too old to tell of it', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see(book('10:00', [row(1)]));
    const news = row(1, { statusText: 'rejected', updatedAtMs: at('10:02') });
    desk.see({ ...book('09:59', [news]), source: 'one_order' });
    expect(desk.order(1).status).toBe('rejected');
  });

  it('of many missing orders five are asked after, the rest in the next reading', () => {
    const desk = new Desk(Array.from({ length: 7 }, (_, i) => localOf(i + 1, 'open')));
    const decisions = desk.see(book('10:05', [row(9, byHand)]));
    expect(decisions.orders).toHaveLength(7);
    expect(decisions.followUp.lookUp).toEqual([1, 2, 3, 4, 5].map(numberOf));
  });

  it('an order that was lost once, and is back, is not missing', () => {
    const desk = new Desk([localOf(1, 'open'), localOf(2, 'open')]);
    const both = [row(1), row(2)];
    desk.see(book('10:00', both));
    expect(desk.see(book('10:05', [row(1)])).followUp).toMatchObject({ lookUp: [], checkSession: true });
    desk.see(book('10:06', both));
    expect(desk.see(book('10:07', [row(1)])).orders).toEqual([]);
  });

  it('in a shrunken book only what it lost is missing, not what no reading had shown yet', () => {
    const desk = new Desk([localOf(1, 'open'), localOf(2, 'open'), localOf(3, 'accepted')]);
    desk.see(book(at('09:59') + 10_000, [row(1), row(2)]));
    desk.see(book('10:05', [row(1)]));
    const decisions = desk.see(book('10:06', [row(1)]));
    expect(decisions.orders.map(({ orderId }) => orderId)).toEqual(['ord_2']);
  });

  it('what the feed alone told is confirmed by the book, an order of somebody else’s too', () => {
    const desk = new Desk();
    const feed = { ...book('10:00', [row(5, byHand)]), source: 'feed' } as const;
    expect(desk.see(feed).followUp).toEqual({ readBook: true, checkSession: false, lookUp: [] });
    expect(desk.see(feed).followUp.readBook).toBe(false);
    expect(desk.see(book('10:01', [row(6, byHand)])).followUp.readBook).toBe(false);
  });

  it('the feed does not move the guard, and seals no day', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see(book('10:00', [row(1)]));
    const before = desk.guard;
    const decisions = desk.see({ ...book('15:41', [row(1), row(1)]), source: 'feed' }, sealable);
    expect(desk.guard).toEqual(before);
    expect(decisions).toMatchObject({
      verdict: { kind: 'accepted', complete: false, doubts: [] },
      sealedDay: null,
      alerts: [],
    });
  });

  it('the feed does not tell of a day that could not be closed: the next book does', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see(book('15:30', [row(1)]));
    const monday = { phase: { bookDay: MONDAY, daySealable: false } };
    const feed = {
      ...book('15:50', [row(1, { filledQty: 1, updatedAtMs: at('15:29') })]),
      source: 'feed',
    } as const;
    expect(desk.see(feed, monday).alerts).toEqual([]);
    expect(alertsOf(desk.see(book('16:00', [row(1)]), monday))).toContain('day_unsealed');
  });

  it('rows shown twice in a book are counted', () => {
    const decisions = new Desk([localOf(1, 'open')]).see(book('10:00', [row(1), row(1), row(1)]));
    expect(decisions.alerts).toMatchObject([
      {
        kind: 'duplicate_rows',
        severity: 'S3',
        orderId: null,
        key: `duplicate_rows:${FRIDAY}`,
        facts: { rows: 2 },
      },
    ]);
  });

  it('another account is told with both codes', () => {
    const decisions = new Desk().see(book('10:00', [row(1, { accountCode: 'ZZ9Z9' })]));
    expect(decisions.alerts).toMatchObject([
      { orderId: null, key: 'wrong_account:ZZ9Z9', facts: { expected: 'AB1C2', shown: 'ZZ9Z9' } },
    ]);
    expect(new Desk().see(book('10:00', [row(1, { ...byHand, accountCode: null })])).verdict).toMatchObject({
      kind: 'accepted',
    });
  });

  it('what somebody bought by hand ends our queued buy only while that is wanted', () => {
    const queued = () => new Desk([localOf(1, 'not_placed', { order: { status: 'retry_pending' } })]);
    const bought = book('10:00', [row(5, byHand)]);
    expect(queued().see(bought, { followManualChanges: false }).orders).toEqual([]);
    expect(queued().see(bought, { followManualChanges: true }).orders).toHaveLength(1);
    expect(queued().see(bought).orders).toHaveLength(1);
  });
});

describe('which orders the end of a day ends', () => {
  it('those of the day and of days before, not those of the next, and none that has ended', () => {
    const desk = new Desk([
      localOf(1, 'open', { order: { tradingDay: FRIDAY - 1 } }),
      localOf(2, 'open'),
      localOf(3, 'open', { order: { tradingDay: MONDAY } }),
      localOf(4, 'filled', { order: { status: 'ongoing', executionQty: 10 }, attempt: { filledQty: 10 } }),
    ]);
    const rows = [
      row(1),
      row(2),
      row(3),
      row(4, { statusText: 'complete', filledQty: 10, averagePrice: decimal('99') }),
    ];
    desk.see(book('15:31', rows));
    const final = desk.see(book('15:41', rows), sealable);
    expect(final.orders.map(({ orderId }) => orderId)).toEqual(['ord_1', 'ord_2']);
    expect(final.events).toMatchObject([{ kind: 'account.day_sealed', data: { day: FRIDAY } }]);
    expect(kindsOf(desk.see(book('15:42', rows), sealable))).toEqual([]);
  });

  it('a reading before the grace time is over ends none', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see(book('15:31', [row(1)]));
    expect(decidesNothing(desk.see(book('15:36', [row(1)])))).toBe(true);
    expect(desk.guard.sealedDay).toBeNull();
  });

  it('orders are decided in the order in which we know them, whatever the body’s', () => {
    const desk = new Desk([localOf(1, 'accepted'), localOf(2, 'accepted'), localOf(3, 'accepted')]);
    const decisions = desk.see(book('10:05', [row(3), row(1), row(2)]));
    expect(decisions.orders.map(({ orderId }) => orderId)).toEqual(['ord_1', 'ord_2', 'ord_3']);
  });
});
