import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideStatusMove, ORDER_STATUSES } from '../orders/index.ts';
import {
  at,
  attemptOf,
  commandOf,
  localOf,
  numberOf,
  price,
} from '../reconciliation/reconcile.test-support.ts';
import { seen, stranger } from './divergences.test-support.ts';
import { resolvePlacedAs } from './resolve-placed-as.ts';

describe('the decision that an order is one which the broker shows', () => {
  const local = localOf(1, 'unconfirmed', {
    order: { status: 'unconfirmed' },
    commands: [commandOf(1, 'place', { state: 'unconfirmed' })],
  });
  const { id } = attemptOf(1, 'unconfirmed');
  const facts = { nowMs: at('10:05'), completeReadingMs: at('10:04'), reason: 'it is mine' };

  it.each([
    ['pending_execution', 'open', 0, 'pending_execution', 'cancelled'],
    ['closed', 'filled', 10, 'ongoing', 'closed'],
    ['closed', 'cancelled', 4, 'ongoing', 'closed'],
    ['cancelled', 'cancelled', 0, 'cancelled', 'cancelled'],
    ['rejected', 'rejected', 0, 'rejected', 'rejected'],
    ['amo', 'queued', 0, 'amo', 'cancelled'],
  ] as const)(
    'of %s (%s, %i filled) makes ours %s and leaves the other %s',
    (status, state, filledQty, mine, theirs) => {
      const variety = status === 'amo' ? 'amo' : 'regular';
      const other = localOf(2, state, {
        order: { origin: 'external', managed: false, status, quantity: 12, executionQty: filledQty, variety },
        attempt: {
          filledQty,
          lastSeen: seen({ quantity: 12 }),
          acknowledged: { quantity: 12, limitPrice: price(99), triggerPrice: null, orderType: 'limit' },
        },
      });
      const decided = resolvePlacedAs(local, id, other, facts);
      if (!decided.ok) throw new Error(decided.error.kind);
      const { value } = decided;
      expect(value.mine.status?.to).toBe(mine);
      expect(value.mine.attempt?.to).toMatchObject({ state, brokerOrderId: numberOf(2), filledQty });
      expect(value.mine.columns).toMatchObject({ quantity: 12, executionQty: filledQty });
      expect(value.mine.commands).toMatchObject([{ to: 'done' }]);
      expect(value.theirs.status?.to ?? status).toBe(theirs);
      expect(value.theirs.attempt).toMatchObject({
        to: { state: 'not_placed', brokerOrderId: null },
        lastSeen: null,
      });
      expect(value.theirs.columns).toMatchObject({ executionQty: 0, linkedOrderId: local.order.id });
      expect(value.moved).toEqual({
        brokerOrderId: numberOf(2),
        fromAttemptId: other.attempts[0]?.id,
        toAttemptId: id,
      });
    },
  );

  it.each([
    ['of an order of ours', localOf(2, 'open'), { kind: 'number_is_ours' }],
    ['without a number', stranger(2, {}, 'not_placed'), { kind: 'number_is_ours' }],
    [
      'of another share',
      stranger(2, { instrument: { ...local.order.instrument, token: '1' } }),
      { why: 'instrument' },
    ],
    ['of another side', stranger(2, { side: 'sell' }), { why: 'side' }],
  ])('is refused %s', (_name, other, error) => {
    expect(resolvePlacedAs(local, id, other, facts)).toMatchObject({ ok: false, error });
  });

  it.each([
    ['one minute after it was sent', { nowMs: at('10:00:30') }, 'too_early'],
    ['without any complete reading', { completeReadingMs: null }, 'no_complete_reading'],
    ['on a reading from before', { completeReadingMs: at('10:00:30') }, 'no_complete_reading'],
  ])('is refused %s, since our tag may show yet on another', (_name, changes, kind) => {
    expect(resolvePlacedAs(local, id, stranger(2), { ...facts, ...changes })).toMatchObject({
      ok: false,
      error: { kind },
    });
  });

  it('is refused for an order that is not unconfirmed', () => {
    expect(resolvePlacedAs(localOf(1, 'open'), id, stranger(2), facts)).toMatchObject({
      error: { kind: 'not_unconfirmed' },
    });
  });
});

it('no decision of a person asks for a move that the table of statuses refuses', () => {
  const { id } = attemptOf(1, 'unconfirmed');
  fc.assert(
    fc.property(
      fc.constantFrom(...ORDER_STATUSES),
      fc.constantFrom('accepted', 'queued', 'open', 'filled', 'cancelled', 'rejected', 'expired' as const),
      fc.nat(12),
      (status, state, filledQty) => {
        const local = localOf(1, 'unconfirmed', { order: { status: 'unconfirmed' } });
        const other = localOf(2, state, {
          order: { origin: 'external', managed: false, status },
          attempt: { filledQty },
        });
        const decided = resolvePlacedAs(local, id, other, {
          nowMs: at('10:05'),
          completeReadingMs: at('10:04'),
          reason: 'mine',
        });
        if (!decided.ok) return false;
        const moves = [decided.value.mine.status, decided.value.theirs.status];
        return moves.every((move) => move === null || decideStatusMove(move.from, move.to) !== 'refused');
      },
    ),
  );
});
