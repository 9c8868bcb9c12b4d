import { describe, expect, it } from 'vitest';
import { Desk, kindsOf } from './desk.test-support.ts';
import { at, book, commandOf, localOf, price, row, tagOf } from './reconcile.test-support.ts';

const CODE_REFUSED = 'RMS:Rule: Check circuit limit';

describe('a modification that is refused in words that were seen before', () => {
  const first = row(1, { rejectReason: CODE_REFUSED, updatedAtMs: at('10:00') });
  const again = { ...first, updateNs: `${at('10:05')}000000`, updatedAtMs: at('10:05') };

  it('is told again when it was asked for since, and its request is refused', () => {
    const desk = new Desk([localOf(1, 'open')]);
    expect(kindsOf(desk.see(book('10:01', [first])))).toContain('order.modify_refused');
    const asked = commandOf(1, 'modify', {
      requested: { limitPrice: price(120) },
      requestedAtMs: at('10:04'),
      state: 'sending',
    });
    desk.orders = desk.orders.map((local) => ({ ...local, commands: [asked] }));
    const decisions = desk.see(book('10:06', [again]));
    expect(kindsOf(decisions)).toContain('order.modify_refused');
    expect(desk.local(1).commands).toMatchObject([{ state: 'refused' }]);
    expect(kindsOf(desk.see(book('10:07', [again])))).toEqual([]);
  });

  it('is not told again while nobody asked for anything', () => {
    const desk = new Desk([localOf(1, 'open')]);
    desk.see(book('10:01', [first]));
    expect(kindsOf(desk.see(book('10:06', [again])))).not.toContain('order.modify_refused');
  });
});

describe('a cancellation by hand while ours is without an answer', () => {
  const cancelled = (second: string) =>
    row(1, {
      statusText: 'cancelled',
      updatedAtMs: at('10:30'),
      tag: `${tagOf(1)}-${Math.floor(at(second) / 1_000)}`,
      cancelledQty: 10,
    });
  const ours = (state: 'unconfirmed' | 'done') =>
    localOf(1, 'open', { commands: [commandOf(1, 'cancel', { state, requestedAtMs: at('10:00') })] });

  it('is the user’s when its mark tells of another moment', () => {
    const desk = new Desk([ours('unconfirmed')]);
    desk.see(book('10:31', [cancelled('10:30')]));
    expect(desk.order(1)).toMatchObject({ status: 'cancelled', cancelledBy: 'user' });
    expect(desk.local(1).commands).toMatchObject([{ state: 'done' }]);
  });

  it('is ours when the broker had taken ours', () => {
    const desk = new Desk([ours('done')]);
    desk.see(book('10:31', [cancelled('10:30')]));
    expect(desk.order(1)).toMatchObject({ cancelledBy: 'system' });
  });

  it('is ours when the mark tells of our moment', () => {
    const desk = new Desk([ours('unconfirmed')]);
    desk.see(book('10:31', [{ ...cancelled('10:00'), updatedAtMs: at('10:00:20') }]));
    expect(desk.order(1)).toMatchObject({ cancelledBy: 'system' });
  });
});

describe('an order of the broker’s own desk', () => {
  it('is told as the broker’s doing, is no other program, and no candidate for a lost reply', () => {
    const desk = new Desk([localOf(1, 'unconfirmed', { order: { status: 'unconfirmed' } })]);
    const squareOff = row(7, { placedBy: 'broker', placedByText: 'ADMINCPPAPI_ADMIN' });
    const decisions = desk.see(book('10:05', [squareOff]));
    expect(decisions.external).toMatchObject([
      { candidateFor: null, events: [{ kind: 'order.external_seen', actor: 'broker' }] },
    ]);
    expect(decisions.stopPlacing).toBeNull();
    expect(decisions.alerts).toEqual([]);
  });

  it('is not waited for while a request like it is on the wire', () => {
    const desk = new Desk([localOf(1, 'sending', { order: { status: 'placing' } })]);
    const decisions = desk.see(book('10:05', [row(7, { placedBy: 'broker' })]));
    expect(decisions.external).toHaveLength(1);
  });
});
