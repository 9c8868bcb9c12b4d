import { describe, expect, it } from 'vitest';
import type { BrokerOrder, Snapshot } from '../broker/index.ts';
import { alertsOf, Desk } from './desk.test-support.ts';
import { at, book, DAY_MS, FRIDAY, localOf, MONDAY, numberOf, row } from './reconcile.test-support.ts';

const partial = (time: string, rows: readonly BrokerOrder[]): Snapshot => ({
  ...book(time, []),
  kind: 'partial',
  rows,
  quarantined: [{ raw: '{}', why: 'qty' }],
});
const empty = (time: string): Snapshot => {
  const { source, requestedAtMs, receivedAtMs } = book(time, []);
  return { kind: 'empty', source, requestedAtMs, receivedAtMs };
};
const shown = () => {
  const desk = new Desk([localOf(1, 'open'), localOf(2, 'open')]);
  desk.see(book('10:00', [row(1), row(2, { updatedAtMs: at('09:59:30') })]));
  return desk;
};
/** Bodies as a cache may serve them: older than what was read before. */
const old = [row(1, { updatedAtMs: at('09:58') }), row(2, { updatedAtMs: at('09:57') })];

describe('the doubts about a reading', () => {
  it('a reading without any is the one that absences may rest on', () => {
    const desk = shown();
    expect(desk.guard).toMatchObject({
      lastRequestedAtMs: at('10:00'),
      lastCompleteRequestedAtMs: at('10:00'),
      highestUpdateNs: `${at('10:00')}000000`,
    });
    desk.see(book('10:05', [row(1)]));
    expect(desk.guard).toMatchObject({
      lastRequestedAtMs: at('10:05'),
      lastCompleteRequestedAtMs: at('10:00'),
      shrinkStreak: 1,
    });
  });

  it('what is lost is told with its numbers in order, and when it was asked for', () => {
    const desk = new Desk([localOf(2, 'open'), localOf(1, 'open'), localOf(3, 'open')]);
    desk.see(book('10:00', [row(1), row(2), row(3)]));
    expect(desk.see(book('10:05', [row(3)])).alerts).toEqual([
      {
        kind: 'book_shrunk',
        severity: 'S1',
        orderId: null,
        key: `book_shrunk:${FRIDAY}:${numberOf(1)},${numberOf(2)}`,
        facts: { lost: [numberOf(1), numberOf(2)], count: 2, requestedAtMs: at('10:05') },
      },
    ]);
    // The same loss is told once, another one is another.
    expect(alertsOf(desk.see(book('10:06', [row(3)])))).not.toContain('book_shrunk');
    expect(alertsOf(desk.see(book('10:07', [row(1)])))).toContain('book_shrunk');
  });

  it('of many lost orders twenty are named and all are counted', () => {
    const many = Array.from({ length: 25 }, (_, i) => i + 1);
    const desk = new Desk(many.map((i) => localOf(i, 'open')));
    desk.see(
      book(
        '10:00',
        many.map((i) => row(i)),
      ),
    );
    const facts = desk
      .see(book('10:05', [row(99, { placedBy: 'app' })]))
      .alerts.find(({ kind }) => kind === 'book_shrunk')?.facts;
    expect(facts).toMatchObject({ count: 25 });
    expect(facts?.lost).toHaveLength(20);
  });

  it('a row set aside between two shrunken books neither proves the loss nor clears the suspicion', () => {
    const desk = shown();
    desk.see(book('10:05', [row(1)]));
    expect(desk.see(partial('10:06', [row(1)])).orders).toEqual([]);
    expect(desk.guard.shrinkStreak).toBe(1);
    expect(desk.see(book('10:07', [row(1)])).orders).toHaveLength(1);
  });

  it('only what the book itself has shown can be lost from it', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see({ ...book('10:00', [row(1)]), source: 'feed' });
    const other = row(9, { placedBy: 'app' });
    expect(desk.see(book('10:00:10', [other])).verdict).toMatchObject({ complete: true });
  });

  it('an ended order of today may not vanish before midnight either', () => {
    const desk = shown();
    desk.see(book('10:05', [row(1), row(2, { statusText: 'cancelled', updatedAtMs: at('10:04') })]));
    expect(desk.see(book('10:06', [row(1)])).verdict).toMatchObject({ doubts: ['shrunk'] });
    expect(desk.see(empty('10:07')).verdict).toMatchObject({ doubts: ['empty_suspect'] });
  });

  it('an empty book is suspect while an order was accepted that no reading has shown', () => {
    const accepted = (tradingDay: number) => new Desk([localOf(1, 'accepted', { order: { tradingDay } })]);
    expect(accepted(FRIDAY).see(empty('10:05')).verdict).toMatchObject({ doubts: ['empty_suspect'] });
    expect(accepted(MONDAY).see(empty('10:05')).verdict).toMatchObject({ doubts: ['empty_suspect'] });
    expect(accepted(FRIDAY - 1).see(empty('10:05')).verdict).toMatchObject({ doubts: [] });
    const lost = new Desk([localOf(1, 'unconfirmed', { order: { status: 'unconfirmed' } })]);
    expect(lost.see(empty('10:05')).verdict).toMatchObject({ doubts: [] });
  });

  it('the third empty book in a row is told, with how many there were', () => {
    const desk = shown();
    desk.see(empty('10:05'));
    desk.see(empty('10:06'));
    expect(desk.see(empty('10:07')).alerts).toEqual([
      {
        kind: 'book_empty_suspect',
        severity: 'S1',
        orderId: null,
        key: `book_empty_suspect:${FRIDAY}`,
        facts: { readings: 3 },
      },
    ]);
  });

  it('an old body asks for nothing, and keeps the highest version that was read', () => {
    const desk = shown();
    const decisions = desk.see(book('10:05', old));
    expect(decisions).toMatchObject({
      verdict: { kind: 'rejected', why: 'stale' },
      followUp: { readBook: false, checkSession: false, lookUp: [] },
    });
    expect(desk.guard).toMatchObject({ staleStreak: 1, highestUpdateNs: `${at('10:00')}000000` });
    desk.see(book('10:06', old));
    expect(desk.see(book('10:07', old)).alerts).toEqual([
      {
        kind: 'book_stale',
        severity: 'S2',
        orderId: null,
        key: `book_stale:${FRIDAY}`,
        facts: { highestUpdateNs: `${at('10:00')}000000` },
      },
    ]);
    expect(desk.see(book('10:08', old)).verdict).toEqual({
      kind: 'accepted',
      complete: false,
      doubts: ['stale'],
    });
  });

  it('the same version is not an older one', () => {
    const desk = shown();
    expect(desk.see(book('10:05', [row(1), row(2)])).verdict).toMatchObject({ complete: true });
  });

  it('a body that lacks orders, or rows, is doubted for that and not called old', () => {
    const desk = shown();
    expect(desk.see(partial('10:05', old)).verdict).toEqual({
      kind: 'accepted',
      complete: false,
      doubts: ['quarantined_rows'],
    });
    expect(desk.see(book('10:06', old.slice(0, 1))).verdict).toMatchObject({ doubts: ['shrunk'] });
    expect(desk.guard.staleStreak).toBe(0);
  });

  it('a newer version raises the mark below which a body is old', () => {
    const desk = shown();
    desk.see(book('10:05', [row(1, { updatedAtMs: at('10:04') }), row(2, { updatedAtMs: at('10:02') })]));
    const between = [row(1, { updatedAtMs: at('10:03') }), row(2, { updatedAtMs: at('10:02') })];
    expect(desk.see(book('10:06', between)).verdict).toEqual({ kind: 'rejected', why: 'stale' });
  });

  it('a body whose rows were all set aside is not an empty one', () => {
    const decisions = shown().see(partial('10:05', []));
    expect(decisions.verdict).toMatchObject({ doubts: ['quarantined_rows'] });
    expect(decisions.guard.emptyStreak).toBe(0);
  });

  it('the session is asked after only where orders are gone', () => {
    const asked = (snapshot: Snapshot) => shown().see(snapshot).followUp.checkSession;
    expect(asked(book('10:05', [row(1), row(2)]))).toBe(false);
    expect(asked(partial('10:05', [row(1)]))).toBe(false);
    expect(asked(book('10:05', [row(1)]))).toBe(true);
    expect(asked(empty('10:05'))).toBe(true);
  });

  it('rows without versions are neither old nor new', () => {
    const desk = shown();
    const bare = [row(1, { updateNs: null }), row(2, { updateNs: null, updatedAtMs: at('09:59:30') })];
    expect(desk.see(book('10:05', bare)).verdict).toMatchObject({ complete: true });
    expect(desk.guard.highestUpdateNs).toBe(`${at('10:00')}000000`);
  });

  it('versions are compared within one day in India: the book of the next one starts anew', () => {
    const desk = shown();
    const phase = { bookDay: FRIDAY, daySealable: false };
    expect(desk.see(book(at('00:01') + DAY_MS, old), { phase }).verdict).toMatchObject({ complete: true });
  });
});
