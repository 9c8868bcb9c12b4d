import { describe, expect, it } from 'vitest';
import type { Attempt } from '../orders/index.ts';
import { Desk } from './desk.test-support.ts';
import { at, attemptOf, book, FRIDAY, localOf, numberOf, row } from './reconcile.test-support.ts';

const other = row(9, { placedBy: 'app' });
const touched = (
  changes: Partial<Pick<Attempt, 'sentAtMs' | 'answeredAtMs' | 'lastSeen' | 'createdAtMs'>>,
) => {
  const local = localOf(1, 'accepted');
  return { ...local, attempts: local.attempts.map((attempt) => ({ ...attempt, ...changes })) };
};
const TEN_MS = at('10:00');

describe('an order that a complete book lacks', () => {
  it.each<[string, Parameters<typeof touched>[0]]>([
    ['sent', { sentAtMs: TEN_MS }],
    ['written down, its sending unknown', { sentAtMs: null, createdAtMs: TEN_MS }],
    ['answered', { sentAtMs: at('09:00'), answeredAtMs: TEN_MS }],
    ['told by the feed', { sentAtMs: at('09:00'), lastSeen: { ...row(1), confirmed: false, atMs: TEN_MS } }],
  ])('is missing when it was %s more than thirty seconds before the book was asked for', (_how, changes) => {
    expect(new Desk([touched(changes)]).see(book(TEN_MS + 30_000, [other])).orders).toEqual([]);
    expect(new Desk([touched(changes)]).see(book(TEN_MS + 30_001, [other])).orders).toHaveLength(1);
  });

  it.each([
    ['of an earlier day', localOf(1, 'open', { order: { tradingDay: FRIDAY - 1 } })],
    ['that has ended', localOf(1, 'cancelled', { order: { status: 'cancelled' } })],
    ['whose number nobody knows', localOf(1, 'unconfirmed', { order: { status: 'unconfirmed' } })],
  ])('one %s is not missing', (_which, local) => {
    expect(new Desk([local]).see(book('11:00', [other])).orders).toEqual([]);
  });

  it('is missing whatever else was tried for it and has no number', () => {
    const local = localOf(1, 'open');
    const attempts = [attemptOf(2, 'not_placed', { orderIndex: 1 }), ...local.attempts];
    expect(new Desk([{ ...local, attempts }]).see(book('11:00', [other])).orders).toHaveLength(1);
  });

  it('is marked once with what was asked for and when, keeps its status, and says nothing else', () => {
    const desk = new Desk([localOf(1, 'open')]);
    const decisions = desk.see(book('11:00', [other]));
    const receivedAtMs = at('11:00') + 2_000;
    const facts = { brokerOrderId: numberOf(1), requestedAtMs: at('11:00') };
    expect(decisions.orders).toEqual([
      {
        orderId: 'ord_1',
        attempt: null,
        status: null,
        columns: { missingSinceMs: receivedAtMs, lastStatusCheckMs: receivedAtMs },
        fills: [],
        commands: [],
        events: [
          {
            kind: 'order.missing',
            actor: 'unknown',
            source: 'book',
            orderId: 'ord_1',
            attemptId: 'att_1',
            atMs: receivedAtMs,
            data: facts,
          },
        ],
        evidence: null,
      },
    ]);
    expect(decisions.alerts).toContainEqual({
      kind: 'order_missing',
      severity: 'S2',
      orderId: 'ord_1',
      key: `order_missing:ord_1:${at('11:00')}`,
      facts,
    });
    const again = desk.see(book('11:01', [other]));
    expect(again.orders).toEqual([]);
    expect(again.followUp.lookUp).toEqual([numberOf(1)]);
  });
});
