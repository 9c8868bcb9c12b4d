import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLocalBook, type LocalOrder, withLocalOrders } from './local-book.ts';
import { attemptOf, localOf } from './reconcile.test-support.ts';

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

  it('leaves the book that it was made of as it is', () => {
    const before = bookOf(2);
    const sold = localOf(0, 'filled', { positionSold: true });
    withLocalOrders(before, new Map([[sold.order.id, sold]]));
    expect(before).toEqual(bookOf(2));
  });
});
