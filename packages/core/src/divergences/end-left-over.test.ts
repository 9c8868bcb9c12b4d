import { describe, expect, it } from 'vitest';
import { Desk } from '../reconciliation/desk.test-support.ts';
import { at, book, DAY_MS, decimal, localOf, row } from '../reconciliation/reconcile.test-support.ts';
import { endLeftOver } from './end-left-over.ts';

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
