import { describe, expect, it } from 'vitest';
import { Desk } from '../reconciliation/desk.test-support.ts';
import type { LocalOrder } from '../reconciliation/index.ts';
import {
  at,
  attemptOf,
  book,
  commandOf,
  localOf,
  row,
  tagOf,
} from '../reconciliation/reconcile.test-support.ts';
import { resolveNotPlaced } from './resolve-not-placed.ts';

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
