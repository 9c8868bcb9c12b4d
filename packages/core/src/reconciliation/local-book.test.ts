import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attempt } from '../orders/index.ts';
import { buildLocalBook, findLocalOrder, type LocalOrder, withLocalOrders } from './local-book.ts';
import { attemptOf, localOf, numberOf, tagOf } from './reconcile.test-support.ts';

const state = fc.constantFrom('sending', 'unconfirmed', 'open', 'filled');
/** What becomes of one of the orders, or what a new one is: its attempts, by their states. */
const change = fc.record({ index: fc.nat(7), states: fc.array(state, { minLength: 1, maxLength: 2 }) });

function bookOf(count: number) {
  return buildLocalBook(Array.from({ length: count }, (_, index) => localOf(index, 'open')));
}

describe('a book with changed orders', () => {
  it('is the book that is made of all its orders', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
        const before = bookOf(5);
        const now = new Map<string, LocalOrder>();
        for (const { index, states } of changes) {
          const attempts = states.map((each, place) =>
            attemptOf(index + 50 * place, each, { orderIndex: index, number: place + 1 }),
          );
          const local = localOf(index, 'open');
          now.set(local.order.id, { ...local, attempts });
        }
        const known = before.orders.map((local) => now.get(local.order.id) ?? local);
        const added = [...now].flatMap(([id, local]) => (before.places.has(id) ? [] : [local]));
        expect(withLocalOrders(before, now)).toEqual(buildLocalBook([...known, ...added]));
      }),
    );
  });

  it.each<[string, Partial<Attempt>]>([
    ['a number', { state: 'open', brokerOrderId: numberOf(7) } as Partial<Attempt>],
    ['another tag', { clientTag: tagOf(7) }],
    ['no tag', { clientTag: null }],
    ['another id', { id: attemptOf(7, 'open').id }],
  ])('whose attempt got %s finds it by that, and no longer by what it had', (_name, names) => {
    const orders = [localOf(0, 'unconfirmed'), localOf(1, 'open')];
    const renamed = orders.map((local) => ({
      ...local,
      attempts: local.attempts.map((attempt) => ({ ...attempt, ...names }) as Attempt),
    }));
    const [first, second] = renamed;
    for (const [local, now] of [
      [first, [first, orders[1]]],
      [second, [orders[0], second]],
    ] as const) {
      if (local === undefined) throw new Error('No order');
      const book = withLocalOrders(buildLocalBook(orders), new Map([[local.order.id, local]]));
      expect(book).toEqual(buildLocalBook(now.flatMap((one) => one ?? [])));
    }
  });

  it('looks at nothing but what has changed, while the names stay', () => {
    const before = bookOf(3);
    const filled = localOf(1, 'filled');
    const { entries, places, byNumber } = withLocalOrders(before, new Map([[filled.order.id, filled]]));
    expect(entries[0]).toBe(before.entries[0]);
    expect(entries[1]?.attempt).toBe(filled.attempts[0]);
    expect(entries[2]).toBe(before.entries[2]);
    expect(places).toBe(before.places);
    expect(byNumber.get(numberOf(1))).toBe(entries[1]);
  });

  it('what has no number or no tag stands under none', () => {
    const nameless = { attempt: { clientTag: null } };
    const book = buildLocalBook([localOf(0, 'unconfirmed', nameless), localOf(1, 'open')]);
    const sending = localOf(0, 'sending', nameless);
    for (const one of [book, withLocalOrders(book, new Map([[sending.order.id, sending]]))]) {
      expect([...one.byNumber.keys()]).toEqual([numberOf(1)]);
      expect([...one.byTag.keys()]).toEqual([tagOf(1)]);
      expect(one.unanswered).toEqual([one.entries[0]]);
    }
  });

  it('of several attempts of an order each keeps its place', () => {
    const tried = (state: 'open' | 'filled') => ({
      ...localOf(0, 'open'),
      attempts: [attemptOf(0, 'rejected'), attemptOf(50, state, { orderIndex: 0, number: 2 })],
    });
    const [before, now] = [tried('open'), tried('filled')];
    const book = buildLocalBook([localOf(1, 'open'), before, localOf(2, 'open')]);
    expect(withLocalOrders(book, new Map([[now.order.id, now]]))).toEqual(
      buildLocalBook([localOf(1, 'open'), now, localOf(2, 'open')]),
    );
  });

  it('an order is found by its id, one that is not there is not', () => {
    const book = bookOf(2);
    expect(findLocalOrder(book, 'ord_1')).toBe(book.orders[1]);
    expect(findLocalOrder(book, 'ord_9')).toBeUndefined();
  });

  it('leaves the book that it was made of as it is', () => {
    const before = bookOf(2);
    const sold = localOf(0, 'filled', { positionSold: true });
    withLocalOrders(before, new Map([[sold.order.id, sold]]));
    expect(before).toEqual(bookOf(2));
  });
});
