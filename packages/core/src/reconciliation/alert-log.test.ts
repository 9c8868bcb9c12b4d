import { describe, expect, it } from 'vitest';
import { draftAccountEvents } from './account-events.ts';
import { openAlertLog } from './alert-log.ts';
import type { AlertKind } from './decisions.ts';

const NOTHING_TOLD = { alerted: [], unknownTexts: [] };
const alert = (kind: AlertKind, about: string) =>
  ({ kind, severity: 'S2', orderId: null, about, facts: { about } }) as const;

describe('what is told of a reading', () => {
  it('is told once, and remembered for the readings after it', () => {
    const log = openAlertLog(NOTHING_TOLD);
    expect(log.raise(alert('book_stale', '1'))).toBe(true);
    expect(log.raise(alert('book_stale', '1'))).toBe(false);
    expect(log.raise(alert('book_stale', '2'))).toBe(true);
    expect(log.alerts).toEqual([
      { kind: 'book_stale', severity: 'S2', orderId: null, key: 'book_stale:1', facts: { about: '1' } },
      { kind: 'book_stale', severity: 'S2', orderId: null, key: 'book_stale:2', facts: { about: '2' } },
    ]);
    const next = openAlertLog(log.remember());
    expect(next.raise(alert('book_stale', '2'))).toBe(false);
    expect(next.raise(alert('book_shrunk', '2'))).toBe(true);
    expect(next.remember().alerted).toEqual(['book_stale:1', 'book_stale:2', 'book_shrunk:2']);
  });

  it('of unknown texts is told once for good, whatever the order', () => {
    const log = openAlertLog(NOTHING_TOLD);
    expect(log.raiseUnknownText('some text', null)).toBe(true);
    expect(log.raiseUnknownText('some text', null)).toBe(false);
    expect(log.alerts).toEqual([
      {
        kind: 'unknown_text',
        severity: 'S2',
        orderId: null,
        key: 'unknown_text:some text',
        facts: { text: 'some text' },
      },
    ]);
    const next = openAlertLog({ ...log.remember(), alerted: [] });
    expect(next.raiseUnknownText('some text', null)).toBe(false);
    expect(next.raiseUnknownText('another', null)).toBe(true);
    expect(next.remember().unknownTexts).toEqual(['some text', 'another']);
  });

  it('a reading that tells nothing leaves the memory as it was', () => {
    const told = { alerted: ['book_stale:1'], unknownTexts: ['some text'] };
    const remembered = openAlertLog(told).remember();
    expect(remembered.alerted).toBe(told.alerted);
    expect(remembered.unknownTexts).toBe(told.unknownTexts);
  });

  it('of five thousand things the latest are remembered', () => {
    const log = openAlertLog({ ...NOTHING_TOLD, alerted: Array.from({ length: 5_000 }, (_, i) => `x:${i}`) });
    log.raise(alert('book_stale', 'new'));
    const { alerted } = log.remember();
    expect(alerted).toHaveLength(5_000);
    expect([alerted[0], alerted.at(-1)]).toEqual(['x:1', 'book_stale:new']);
  });

  it.each([
    ['wrong_account', 'account.wrong_account', 'broker'],
    ['book_shrunk', 'account.book_doubted', 'broker'],
    ['book_empty_suspect', 'account.book_doubted', 'broker'],
    ['book_stale', 'account.book_doubted', 'broker'],
    ['unknown_text', 'account.unknown_text', 'broker'],
    ['other_program', 'account.other_program', 'external'],
    ['day_unsealed', 'account.day_unsealed', 'broker'],
    ['tag_mismatch', 'order.anomaly', 'broker'],
    ['candidate_for_unconfirmed', 'order.anomaly', 'broker'],
    ['row_unusable', 'order.anomaly', 'broker'],
  ] as const)('%s is kept as %s by %s', (kind, event, actor) => {
    const log = openAlertLog(NOTHING_TOLD);
    log.raise(alert(kind, 'a'));
    expect(draftAccountEvents(log.alerts, { source: 'book', receivedAtMs: 5 })).toEqual([
      {
        kind: event,
        actor,
        source: 'book',
        orderId: null,
        attemptId: null,
        atMs: 5,
        data: { about: 'a', alert: kind, severity: 'S2' },
      },
    ]);
  });

  it.each(['duplicate_rows', 'correction', 'order_missing', 'overfill'] as const)(
    '%s has no event of the account: the order has its own, or none is due',
    (kind) => {
      const log = openAlertLog(NOTHING_TOLD);
      log.raise(alert(kind, 'a'));
      expect(draftAccountEvents(log.alerts, { source: 'book', receivedAtMs: 5 })).toEqual([]);
    },
  );
});
