import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allotAuction } from './allot-auction.ts';
import { backgroundOrders } from './background-orders.ts';
import { type AuctionOrder, accepts, findEquilibrium, quantityAt } from './find-equilibrium.ts';

const REFERENCE = 10_000;

function orders(...rows: readonly (readonly ['B' | 'S', number | null, number])[]): AuctionOrder[] {
  return rows.map(([side, limit, quantity], index) => ({
    id: `order-${index}`,
    side,
    limit,
    quantity,
    priority: index,
  }));
}

describe('the equilibrium price', () => {
  const cases = [
    { name: 'is null without orders', book: orders(), expected: null },
    {
      name: 'is null when no limits meet',
      book: orders(['B', 9_900, 10], ['S', 10_100, 10]),
      expected: null,
    },
    {
      name: 'is where most shares change hands',
      book: orders(['B', 10_200, 10], ['B', 10_000, 50], ['S', 10_000, 40], ['S', 10_200, 5]),
      expected: { pricePaise: 10_000, volume: 40 },
    },
    {
      name: 'leaves the smallest surplus among equal volumes',
      book: orders(['B', 10_200, 100], ['S', 10_000, 60], ['S', 10_200, 40]),
      expected: { pricePaise: 10_200, volume: 100 },
    },
    {
      name: 'is the one nearest to the reference among equals',
      book: orders(['B', 10_300, 10], ['S', 9_900, 10]),
      expected: { pricePaise: 9_900, volume: 10 },
    },
    {
      name: 'is the reference price when market orders meet without any limit',
      book: orders(['B', null, 10], ['S', null, 7]),
      expected: { pricePaise: REFERENCE, volume: 7 },
    },
    {
      name: 'counts market orders on both sides of every price',
      book: orders(['B', null, 10], ['S', 10_500, 7]),
      expected: { pricePaise: 10_500, volume: 7 },
    },
  ];
  it.each(cases)('$name', ({ book, expected }) => {
    expect(findEquilibrium(book, REFERENCE)).toEqual(expected);
  });
});

const anyOrder = fc.record({
  side: fc.constantFrom('B' as const, 'S' as const),
  limit: fc.option(
    fc.integer({ min: 95, max: 105 }).map((ticks) => ticks * 100),
    { nil: null, freq: 6 },
  ),
  quantity: fc.integer({ min: 1, max: 500 }),
});
const anyBook = fc
  .array(anyOrder, { maxLength: 25 })
  .map((rows) => rows.map((row, index) => ({ ...row, id: `o${index}`, priority: index })));

describe('every auction', () => {
  it('meets at one price at which no other limit would trade more', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const found = findEquilibrium(book, REFERENCE);
        const limits = book.flatMap((order) => order.limit ?? []);
        for (const price of limits) {
          const volume = Math.min(quantityAt(book, 'B', price), quantityAt(book, 'S', price));
          expect(volume).toBeLessThanOrEqual(found?.volume ?? 0);
        }
      }),
    );
  });

  it('allots as much to buyers as to sellers, to nobody beyond the order or outside the limit', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const found = findEquilibrium(book, REFERENCE);
        if (!found) return;
        const allotted = allotAuction(book, found);
        const sums = { B: 0, S: 0 };
        for (const order of book) {
          const quantity = allotted.get(order.id) ?? 0;
          expect(quantity).toBeLessThanOrEqual(order.quantity);
          if (quantity > 0) expect(accepts(order, found.pricePaise)).toBe(true);
          sums[order.side] += quantity;
        }
        expect(sums).toEqual({ B: found.volume, S: found.volume });
      }),
    );
  });

  it('lets nobody go short behind somebody with a worse price or a later time', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const found = findEquilibrium(book, REFERENCE);
        if (!found) return;
        const allotted = allotAuction(book, found);
        for (const side of ['B', 'S'] as const) {
          const worth = (order: AuctionOrder): number =>
            order.limit === null ? Number.POSITIVE_INFINITY : side === 'B' ? order.limit : -order.limit;
          const short = book.filter(
            (order) => order.side === side && (allotted.get(order.id) ?? 0) < order.quantity,
          );
          const served = book.filter((order) => order.side === side && (allotted.get(order.id) ?? 0) > 0);
          for (const hungry of short) {
            for (const other of served) {
              if (other.id === hungry.id || !accepts(hungry, found.pricePaise)) continue;
              const isBehind =
                worth(other) < worth(hungry) ||
                (worth(other) === worth(hungry) && other.priority > hungry.priority);
              expect(isBehind).toBe(false);
            }
          }
        }
      }),
    );
  });
});

describe('everybody else in an auction', () => {
  it('meets at the centre', () => {
    const book = backgroundOrders({
      center: 10_000,
      liquidity: 1_000,
      tick: 5,
      range: { lower: 9_000, upper: 11_000 },
    });
    expect(findEquilibrium(book, 9_800)?.pricePaise).toBe(10_000);
  });

  it('sells nothing at the upper circuit and buys nothing at the lower', () => {
    const range = { lower: 9_000, upper: 11_000 };
    const up = backgroundOrders({ center: 11_000, liquidity: 1_000, tick: 5, range });
    const down = backgroundOrders({ center: 9_000, liquidity: 1_000, tick: 5, range });
    expect(new Set(up.map((order) => order.side))).toEqual(new Set(['B']));
    expect(new Set(down.map((order) => order.side))).toEqual(new Set(['S']));
  });
});
