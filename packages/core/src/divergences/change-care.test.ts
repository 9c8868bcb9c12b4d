import { describe, expect, it } from 'vitest';
import { at, localOf } from '../reconciliation/reconcile.test-support.ts';
import { changeCare } from './change-care.ts';
import { stranger } from './divergences.test-support.ts';

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
