import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../broker/index.ts';
import { alertsOf, Desk, decidesNothing, kindsOf } from './desk.test-support.ts';
import { at, book, DAY_MS, FRIDAY, localOf, MONDAY, numberOf, row } from './reconcile.test-support.ts';

const failed = (time: string): Snapshot => ({
  kind: 'failed',
  source: 'book',
  requestedAtMs: at(time),
  receivedAtMs: at(time) + 30_000,
  why: { kind: 'timeout', words: 'no answer' },
});
const empty = (time: string): Snapshot => ({
  kind: 'empty',
  source: 'book',
  requestedAtMs: at(time),
  receivedAtMs: at(time) + 1_000,
});
const two = () => {
  const desk = new Desk([localOf(1, 'open'), localOf(2, 'open')]);
  desk.see(book('10:00', [row(1), row(2)]));
  return desk;
};

describe('what a reading is worth', () => {
  it('ten failed readings change no order, and are told when they begin and when they end', () => {
    const desk = two();
    const before = desk.orders;
    const kinds = Array.from({ length: 10 }, (_, i) => kindsOf(desk.see(failed(`10:1${i}`))));
    expect(kinds).toEqual([['account.reading_failed'], ...Array.from({ length: 9 }, () => [])]);
    expect(desk.orders).toEqual(before);
    const recovered = desk.see(book('10:30', [row(1), row(2)]));
    expect(kindsOf(recovered)).toEqual(['account.reading_recovered']);
    expect(desk.guard.failingSinceMs).toBeNull();
  });

  it('a failed look-up of one order says nothing about the account', () => {
    const desk = two();
    const decisions = desk.see({ ...failed('10:10'), source: 'one_order' });
    expect(decidesNothing(decisions)).toBe(true);
    expect(decisions.verdict).toEqual({ kind: 'rejected', why: 'failed' });
  });

  it('a row of another account condemns the whole reading and stops placing', () => {
    const desk = two();
    const decisions = desk.see(
      book('10:05', [row(1, { statusText: 'cancelled' }), row(9, { accountCode: 'ZZ9Z9' })]),
    );
    expect(decisions).toMatchObject({
      verdict: { kind: 'rejected', why: 'wrong_account' },
      orders: [],
      external: [],
      stopPlacing: 'wrong_account',
      alerts: [{ kind: 'wrong_account', severity: 'S1' }],
    });
    expect(kindsOf(decisions)).toEqual(['account.wrong_account']);
    expect(alertsOf(desk.see(book('10:06', [row(9, { accountCode: 'ZZ9Z9' })])))).toEqual([]);
  });

  it('an empty book while orders are expected proves nothing', () => {
    const desk = two();
    for (const [time, alerts] of [
      ['10:05', []],
      ['10:06', []],
      ['10:07', ['book_empty_suspect']],
      ['10:08', []],
    ] as const) {
      const decisions = desk.see(empty(time));
      expect(decisions.verdict).toEqual({ kind: 'accepted', complete: false, doubts: ['empty_suspect'] });
      expect(decisions.followUp.checkSession).toBe(true);
      expect(alertsOf(decisions)).toEqual(alerts);
      expect(decisions.orders).toEqual([]);
    }
    desk.see(book('10:09', [row(1), row(2)]));
    expect(desk.guard.emptyStreak).toBe(0);
  });

  it('a book of no rows is an empty one', () => {
    expect(two().see(book('10:05', [])).verdict).toMatchObject({ doubts: ['empty_suspect'] });
  });

  it('an empty book of an account without orders is complete', () => {
    const desk = new Desk();
    expect(desk.see(empty('10:05')).verdict).toEqual({ kind: 'accepted', complete: true, doubts: [] });
    expect(desk.guard.lastCompleteRequestedAtMs).toBe(at('10:05'));
  });

  it('a shrunken book shows what it shows and hides nothing', () => {
    const desk = two();
    const decisions = desk.see(
      book('10:05', [row(1, { statusText: 'cancelled', updatedAtMs: at('10:04') })]),
    );
    expect(decisions.verdict).toEqual({ kind: 'accepted', complete: false, doubts: ['shrunk'] });
    expect(decisions.alerts).toMatchObject([
      { kind: 'book_shrunk', severity: 'S1', facts: { lost: [numberOf(2)] } },
    ]);
    expect(desk.order(1).status).toBe('cancelled');
    expect(desk.order(2).missingSinceMs).toBeNull();
  });

  it('an order lost from two readings is missing, keeps its status, and is found again', () => {
    const desk = two();
    desk.see(book('10:05', [row(1)]));
    const second = desk.see(book('10:06', [row(1)]));
    expect(kindsOf(second)).toEqual(['order.missing']);
    expect(second.followUp).toMatchObject({ lookUp: [numberOf(2)], checkSession: true });
    expect(desk.order(2)).toMatchObject({ status: 'pending_execution', missingSinceMs: at('10:06') + 2_000 });
    expect(kindsOf(desk.see(book('10:07', [row(1)])))).toEqual([]);
    expect(kindsOf(desk.see(book('10:08', [row(1), row(2)])))).toEqual(['order.found']);
    expect(desk.order(2).missingSinceMs).toBeNull();
  });

  it('a row set aside makes the reading partial: what is there counts, what is not does not', () => {
    const desk = two();
    const partial: Snapshot = {
      ...book('10:05', []),
      kind: 'partial',
      rows: [row(1, { statusText: 'rejected', updatedAtMs: at('10:04') })],
      quarantined: [{ raw: '{}', why: 'qty' }],
    };
    const decisions = desk.see(partial);
    expect(decisions.verdict).toEqual({ kind: 'accepted', complete: false, doubts: ['quarantined_rows'] });
    expect(desk.order(1).status).toBe('rejected');
    expect(desk.order(2).missingSinceMs).toBeNull();
  });

  it('an older answer that arrives later is not applied', () => {
    const desk = two();
    const asked = book('09:59:59', [row(1, { statusText: 'cancelled', updatedAtMs: at('10:01') }), row(2)]);
    const decisions = desk.see({ ...asked, receivedAtMs: at('10:01') });
    expect(decisions.verdict).toEqual({ kind: 'rejected', why: 'out_of_order' });
    expect(desk.order(1).status).toBe('pending_execution');
  });

  it('a clock that was set back makes nobody blind: an earlier reading that is still to come counts for none', () => {
    const desk = two();
    desk.see(book('11:00', [row(1), row(2)]));
    const decisions = desk.see(
      book('10:05', [row(1, { statusText: 'rejected', updatedAtMs: at('10:04') }), row(2)]),
    );
    expect(decisions.verdict).toEqual({ kind: 'accepted', complete: true, doubts: [] });
    expect(desk.order(1).status).toBe('rejected');
  });

  it('an old body is not applied; one that stays is believed for what is newer in it', () => {
    const desk = new Desk([localOf(1, 'open'), localOf(2, 'open')]);
    const newest = row(2, { updatedAtMs: at('10:04'), quantity: 12 });
    desk.see(book('10:05', [row(1), newest]));
    const old = [row(1, { updateNs: null, updatedAtMs: null, quantity: 99 }), row(2)];
    for (const time of ['10:06', '10:07']) {
      expect(desk.see(book(time, old)).verdict).toEqual({ kind: 'rejected', why: 'stale' });
    }
    expect(desk.order(1).quantity).toBe(10);
    const third = desk.see(book('10:08', [row(1), row(2)]));
    expect(third.verdict).toEqual({ kind: 'accepted', complete: false, doubts: ['stale'] });
    expect(alertsOf(third)).toEqual(['book_stale']);
    expect(desk.order(2).quantity).toBe(12);
    desk.see(book('10:09', [row(1), newest]));
    expect(desk.guard.staleStreak).toBe(0);
  });

  it('a history names one order many times, and only its furthest row counts', () => {
    const desk = two();
    const done = row(1, { statusText: 'cancelled', updatedAtMs: at('10:04') });
    const decisions = desk.see({ ...book('10:05', [done, row(1)]), source: 'history' });
    expect(alertsOf(decisions)).toEqual([]);
    expect(desk.order(1).status).toBe('cancelled');
  });

  it('rows shown twice are told once a day', () => {
    const desk = two();
    const rows = [row(1), row(2), row(1), row(9), row(9, { filledQty: 1 })];
    expect(alertsOf(desk.see(book('10:05', rows)))).toEqual(['duplicate_rows', 'other_program']);
    expect(alertsOf(desk.see(book('10:06', rows)))).toEqual([]);
  });
});

describe('absence', () => {
  it('an acknowledged order that a complete book lacks is missing after the grace time', () => {
    const desk = new Desk([localOf(1, 'accepted', { attempt: { sentAtMs: at('10:00') } })]);
    expect(desk.see(book('10:00:29', [row(5)])).orders).toEqual([]);
    const decisions = desk.see(book('10:00:31', [row(5)]));
    expect(kindsOf(decisions)).toEqual(['order.missing']);
    expect(alertsOf(decisions)).toEqual(['order_missing']);
    expect(decisions.followUp.lookUp).toEqual([numberOf(1)]);
    expect(desk.order(1).status).toBe('pending_execution');
  });

  it('an unconfirmed attempt stays unconfirmed for as long as nothing shows it', () => {
    const desk = new Desk([localOf(1, 'unconfirmed', { order: { status: 'unconfirmed' } })]);
    for (let day = 0; day < 30; day++) {
      const phase = { bookDay: FRIDAY + day, daySealable: false };
      const other = row(100 + day, { placedBy: 'app', side: 'sell' });
      const decisions = desk.see(book(at('11:00') + day * DAY_MS, [other]), { phase });
      expect(decisions.orders).toEqual([]);
    }
    expect(desk.order(1).status).toBe('unconfirmed');
  });

  it('an order of an earlier day is not missing', () => {
    const desk = two();
    const phase = { bookDay: MONDAY, daySealable: false };
    const decisions = desk.see(book(at('09:05') + 3 * DAY_MS, [row(7, { placedBy: 'app' })]), { phase });
    expect(decisions.verdict).toMatchObject({ complete: true });
    expect(decisions.orders).toEqual([]);
    expect(desk.order(1).missingSinceMs).toBeNull();
  });

  it('an AMO of the next session may not vanish over the weekend', () => {
    const desk = new Desk([
      localOf(1, 'queued', { order: { variety: 'amo', status: 'amo', tradingDay: MONDAY } }),
    ]);
    const phase = { bookDay: MONDAY, daySealable: false };
    const waiting = row(1, {
      statusText: 'after market order req received',
      variety: 'amo',
      updatedAtMs: at('16:06'),
    });
    desk.see(book('16:10', [waiting]), { phase });
    const decisions = desk.see(book(at('09:00') + 3 * DAY_MS, [row(7, { placedBy: 'app' })]), { phase });
    expect(alertsOf(decisions)).toEqual(['book_shrunk']);
  });

  it('an AMO that was rejected in the evening may leave the book at midnight, without a doubt of the rest', () => {
    const amo = { variety: 'amo', tradingDay: MONDAY } as const;
    const desk = new Desk([
      localOf(1, 'queued', { order: { ...amo, status: 'amo' } }),
      localOf(2, 'queued', { order: { ...amo, status: 'amo' } }),
    ]);
    const phase = { bookDay: MONDAY, daySealable: false };
    const waiting = row(1, {
      statusText: 'after market order req received',
      variety: 'amo',
      updatedAtMs: at('16:06'),
    });
    const rejected = row(2, {
      statusText: 'rejected',
      variety: 'amo',
      updatedAtMs: at('16:07'),
      updateNs: '1787308620000000001',
    });
    const evening = { ...waiting, updateNs: '1787308560000000001' };
    desk.see(book('16:10', [evening, rejected]), { phase });
    expect(desk.order(2).status).toBe('rejected');
    expect(desk.see(book('23:50', [evening]), { phase }).verdict).toMatchObject({ doubts: ['shrunk'] });
    const next = desk.see(book(at('00:05') + DAY_MS, [evening]), { phase });
    expect(next.verdict).toEqual({ kind: 'accepted', complete: true, doubts: [] });
    expect(alertsOf(next)).toEqual([]);
  });

  it('an order is not missing while another attempt of it stands in the book', () => {
    const older = localOf(7, 'open');
    const newer = localOf(8, 'open');
    const attempts = [...older.attempts, ...newer.attempts];
    const desk = new Desk([{ ...older, attempts }]);
    const decisions = desk.see(book('10:05', [row(8)]));
    expect(kindsOf(decisions)).not.toContain('order.missing');
  });
});
