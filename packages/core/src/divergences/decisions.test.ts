import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideStatusMove, ORDER_STATUSES } from '../orders/index.ts';
import { Desk } from '../reconciliation/desk.test-support.ts';
import type { LocalOrder } from '../reconciliation/index.ts';
import {
  at,
  attemptOf,
  book,
  commandOf,
  DAY_MS,
  decimal,
  localOf,
  numberOf,
  price,
  row,
  tagOf,
} from '../reconciliation/reconcile.test-support.ts';
import { changeCare } from './change-care.ts';
import { seen, stranger } from './divergences.test-support.ts';
import { endLeftOver } from './end-left-over.ts';
import { resolveNotPlaced } from './resolve-not-placed.ts';
import { resolvePlacedAs } from './resolve-placed-as.ts';

describe('the decision that an order was never placed', () => {
  const local = localOf(1, 'unconfirmed', {
    order: { status: 'unconfirmed' },
    commands: [commandOf(1, 'place', { state: 'unconfirmed' }), commandOf(1, 'cancel')],
  });
  const { id } = attemptOf(1, 'unconfirmed');
  const facts = {
    nowMs: at('10:05'),
    completeReadingMs: at('10:04'),
    reason: 'looked',
    actor: 'user' as const,
  };

  it('fails the order, keeps the attempt watched, and says who decided and why', () => {
    const decided = resolveNotPlaced(local, id, facts);
    expect(decided).toMatchObject({
      ok: true,
      value: {
        attempt: { to: { state: 'not_placed', reason: 'looked' } },
        status: { from: 'unconfirmed', to: 'failed', correction: false },
        columns: { reasonCode: 'resolved_not_placed', firstFailedAtMs: at('10:05') },
        commands: [{ from: 'unconfirmed', to: 'not_sent' }],
        events: [{ kind: 'order.resolved', actor: 'user', source: 'user', data: { clientTag: tagOf(1) } }],
      },
    });
    expect(resolveNotPlaced(local, id, { ...facts, actor: 'system' })).toMatchObject({
      value: { events: [{ actor: 'system', source: 'rule' }] },
    });
  });

  it.each([
    ['one minute after it was sent', { nowMs: at('10:00:30') }, 'too_early'],
    ['without any complete reading', { completeReadingMs: null }, 'no_complete_reading'],
    ['on a reading from before', { completeReadingMs: at('10:00:30') }, 'no_complete_reading'],
  ])('is refused %s', (_name, changes, kind) => {
    expect(resolveNotPlaced(local, id, { ...facts, ...changes })).toMatchObject({
      ok: false,
      error: { kind },
    });
  });

  it.each(['open', 'sending', 'not_placed'] as const)('is refused for an attempt that is %s', (state) => {
    expect(resolveNotPlaced(localOf(1, state), id, facts)).toMatchObject({
      error: { kind: 'not_unconfirmed' },
    });
  });

  it('leaves an order alone of which an earlier attempt has filled', () => {
    const filled = attemptOf(2, 'cancelled', { filledQty: 3, orderIndex: 1 });
    const last = { ...attemptOf(1, 'unconfirmed'), number: 2, sentAtMs: null };
    const decided = resolveNotPlaced(
      { ...localOf(1, 'unconfirmed', { order: { status: 'ongoing' } }), attempts: [filled, last] },
      id,
      facts,
    );
    expect(decided).toMatchObject({ ok: true, value: { status: null, columns: {} } });
  });

  it('is a correction when the broker shows the order after all', () => {
    const desk = new Desk([local]);
    const decided = resolveNotPlaced(local, id, facts);
    if (!decided.ok) throw new Error(decided.error.kind);
    desk.orders = [
      {
        ...local,
        order: { ...local.order, status: 'failed' },
        attempts: local.attempts.map((one) => ({ ...one, ...decided.value.attempt?.to })),
      } as LocalOrder,
    ];
    const decisions = desk.see(book('11:00', [row(1, { tag: tagOf(1) })]));
    expect(desk.order(1)).toMatchObject({ status: 'pending_execution', corrections: 1 });
    expect(decisions.alerts).toMatchObject([{ kind: 'correction', severity: 'S1' }]);
    expect(decisions.orders[0]?.events.find(({ kind }) => kind === 'order.correction')).toMatchObject({
      data: { givenUp: true },
    });
  });
});

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

describe('taking a purchase under our care', () => {
  const facts = { underCare: true, reason: 'keep it', nowMs: at('10:05') };
  const bought = () =>
    localOf(1, 'filled', {
      order: { origin: 'external', managed: false, status: 'closed', executionQty: 10 },
      attempt: { filledQty: 10 },
    });

  it('gives a filled one a position to come, as a correction', () => {
    expect(changeCare(bought(), facts)).toMatchObject({
      ok: true,
      value: {
        status: { from: 'closed', to: 'ongoing', correction: true },
        columns: { managed: true },
        events: [{ kind: 'order.taken_under_care', actor: 'user' }],
      },
    });
  });

  it('of one at work changes nothing but the care, and can be taken back while nothing has filled', () => {
    const working = localOf(1, 'open', { order: { origin: 'external', managed: false } });
    expect(changeCare(working, facts)).toMatchObject({ ok: true, value: { status: null } });
    const cared = localOf(1, 'open', { order: { origin: 'external', managed: true } });
    expect(changeCare(cared, { ...facts, underCare: false })).toMatchObject({
      ok: true,
      value: { columns: { managed: false }, events: [{ kind: 'order.released' }] },
    });
  });

  it.each([
    ['an order of ours', localOf(1, 'open'), true, 'not_external'],
    [
      'a sale',
      localOf(1, 'open', { order: { origin: 'external', managed: false, side: 'sell' } }),
      true,
      'not_a_buy',
    ],
    [
      'what is under care already',
      localOf(1, 'open', { order: { origin: 'external', managed: true } }),
      true,
      'unchanged',
    ],
    [
      'an intraday purchase',
      localOf(1, 'open', { order: { origin: 'external', managed: false, product: 'MIS' } }),
      true,
      'not_deliverable',
    ],
    ['an order that became ours', stranger(1, {}, 'not_placed'), true, 'not_deliverable'],
    [
      'letting go of owned shares',
      localOf(1, 'filled', { order: { origin: 'external', managed: true, executionQty: 10 } }),
      false,
      'owns_shares',
    ],
  ])('is refused for %s', (_name, local, underCare, kind) => {
    expect(changeCare(local, { ...facts, underCare })).toMatchObject({ ok: false, error: { kind } });
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

describe('the word of a person that an order of an earlier day is over', () => {
  const nextDay = at('09:30') + DAY_MS;

  it('ends it with what it is known to have filled, as its day’s end', () => {
    const sold = localOf(1, 'open', { order: { side: 'sell', executionQty: 4 }, attempt: { filledQty: 4 } });
    expect(endLeftOver(sold, nextDay)).toMatchObject({
      attempt: { to: { state: 'expired', filledQty: 4 } },
      status: { from: 'pending_execution', to: 'closed', correction: false },
      columns: { cancelledBy: 'expiry', reasonCode: 'day_ended' },
      events: [{ kind: 'order.expired', actor: 'user', data: { filledQty: 4, quantity: 10 } }],
    });
    const bought = localOf(1, 'open');
    expect(endLeftOver(bought, nextDay)?.status).toMatchObject({ to: 'cancelled' });
  });

  it('ends an after-market order that nobody saw released', () => {
    const waiting = localOf(1, 'queued', { order: { status: 'amo', variety: 'amo' } });
    expect(endLeftOver(waiting, nextDay)?.status).toMatchObject({ from: 'amo', to: 'cancelled' });
  });

  it.each([
    ['of today', localOf(1, 'open'), at('23:59')],
    ['that is over', localOf(1, 'filled'), nextDay],
    ['whose fate is unknown', localOf(1, 'unconfirmed'), nextDay],
    ['that was never sent', { ...localOf(1, 'open'), attempts: [] }, nextDay],
  ])('is not asked for an order %s', (_, local, nowMs) => {
    expect(endLeftOver(local, nowMs)).toBeNull();
  });

  it('is corrected when the broker shows it filled after all', () => {
    const decision = endLeftOver(localOf(1, 'open'), nextDay);
    if (decision?.attempt?.to === undefined) throw new Error('It was left over');
    const { state } = decision.attempt.to;
    const desk = new Desk([localOf(1, state, { order: { status: 'cancelled', ...decision.columns } })]);
    const filled = { statusText: 'complete', filledQty: 10, averagePrice: decimal('99') };
    desk.see(book(nextDay, [row(1, { ...filled, updatedAtMs: at('15:10') })]));
    expect(desk.order(1)).toMatchObject({ status: 'ongoing', executionQty: 10, corrections: 1 });
  });
});
