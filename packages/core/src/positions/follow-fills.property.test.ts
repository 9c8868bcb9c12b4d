import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from './position.ts';
import type { PositionOrder } from './position-order.ts';
import {
  at,
  byHand,
  follow,
  merged,
  order,
  positionOf,
  rupees,
  SBIN_KEY,
  sell,
} from './positions.test-support.ts';

describe('laws of following', () => {
  // Cumulative reports of two buys, and of a sell that never sells more than the first has bought.
  const report = fc.record({
    which: fc.constantFrom('a', 'b', 's'),
    filledQty: fc.integer({ min: 1, max: 9 }),
  });
  const toOrder = (
    { which, filledQty }: { which: string; filledQty: number },
    known: readonly Position[],
  ): PositionOrder => {
    const make = which === 's' ? sell : order;
    const named = known.find(({ ledger }) => ledger.some(({ orderId }) => orderId === `ord_${which}`));
    return make(which, {
      filledQty,
      filledValue: rupees(String(filledQty * 100)),
      positionId: named?.id ?? null,
    });
  };
  const told = (reports: readonly { which: string; filledQty: number }[]): readonly Position[] =>
    reports.reduce<readonly Position[]>(
      (known, one) => merged(known, follow(known, [toOrder(one, known)])),
      [positionOf(order('big', { filledQty: 100 }))],
    );

  it('reports in any order, any number of times, end in the same quantities', () => {
    fc.assert(
      fc.property(
        fc.array(report, { maxLength: 12 }),
        fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
        (reports, shuffle) => {
          const shuffled = [...reports, ...reports]
            .map((one, index) => ({ one, by: shuffle[index % 12] ?? 0 }))
            .toSorted((x, y) => x.by - y.by)
            .map(({ one }) => one);
          const sums = (positions: readonly Position[]) =>
            positions.map(({ id, quantity, boughtQty, soldQty }) => ({ id, quantity, boughtQty, soldQty }));
          expect(sums(told(shuffled))).toStrictEqual(sums(told(reports)));
        },
      ),
    );
  });

  it('a quantity is never below zero, and a position is closed exactly when it is zero', () => {
    const any = fc.record({
      kind: fc.constantFrom('buy', 'sell', 'hand'),
      name: fc.constantFrom('a', 'b', 'c'),
      filledQty: fc.integer({ min: 0, max: 20 }),
      minute: fc.integer({ min: 10, max: 59 }),
      held: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 15 }), (steps) => {
        let known: readonly Position[] = [];
        for (const { kind, name, filledQty, minute, held } of steps) {
          const make = { buy: order, sell, hand: byHand }[kind];
          if (make === undefined) throw new Error(kind);
          const id = `${kind}${name}`;
          const named = known.findLast(({ ledger }) => ledger.some(({ orderId }) => orderId === `ord_${id}`));
          const one = make(id, {
            filledQty,
            positionId: named?.id ?? null,
            lastFilledAtMs: at(`2026-11-25 11:${minute}`),
          });
          const result = follow(known, [one], { [SBIN_KEY]: { before: held, after: null } });
          expect(follow(merged(known, result), [one]).positions).toStrictEqual([]);
          known = merged(known, result);
          for (const position of known) {
            expect(position.quantity).toBeGreaterThanOrEqual(0);
            expect(position.quantity).toBe(position.boughtQty - position.soldQty);
            expect(position.closedAtMs === null).toBe(position.quantity > 0);
          }
          expect(known.filter(({ closedAtMs }) => closedAtMs === null).length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
