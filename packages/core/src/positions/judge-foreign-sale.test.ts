import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeForeignSale, type SaleEvidence } from './judge-foreign-sale.ts';

const OPENED = 1_000;
/** A sale of five, after the opening, of a position of ten that is all the account holds. */
function evidence(changes: Partial<SaleEvidence> = {}): SaleEvidence {
  return {
    soldQty: 5,
    firstFilledAtMs: OPENED + 1,
    lastFilledAtMs: OPENED + 1,
    position: { quantity: 10, openedAtMs: OPENED },
    heldBefore: 10,
    heldAfter: 5,
    ...changes,
  };
}

describe('whose shares a sale by hand took', () => {
  it.each([
    ['a part, and nothing else is held', {}, { kind: 'of_position', quantity: 5, excessQty: 0 }],
    [
      'the same before holdings are read again',
      { heldAfter: null },
      { kind: 'of_position', quantity: 5, excessQty: 0 },
    ],
    [
      'everything that is held',
      { soldQty: 25, heldBefore: 25, heldAfter: 0 },
      { kind: 'of_position', quantity: 10, excessQty: 15 },
    ],
    [
      'executed before the opening',
      { firstFilledAtMs: 1, lastFilledAtMs: OPENED - 1 },
      { kind: 'own_shares', why: 'before_position' },
    ],
    [
      'executed around the opening',
      { firstFilledAtMs: 1 },
      { kind: 'ambiguous', why: 'executed_around_opening' },
    ],
    [
      'out of enough others',
      { heldBefore: 30, heldAfter: 25 },
      { kind: 'own_shares', why: 'position_still_covered' },
    ],
    [
      'out of enough others, not read again yet',
      { heldBefore: 30, heldAfter: null },
      { kind: 'ambiguous', why: 'either_could_be_sold' },
    ],
    [
      'exactly as many as the position has',
      { soldQty: 10, heldBefore: 30, heldAfter: 20 },
      { kind: 'ambiguous', why: 'either_could_be_sold' },
    ],
    [
      'more than the others',
      { soldQty: 25, heldBefore: 30, heldAfter: 5 },
      { kind: 'ambiguous', why: 'either_could_be_sold' },
    ],
    ['holdings unknown', { heldBefore: null }, { kind: 'ambiguous', why: 'holdings_unknown' }],
    ['more than was held', { soldQty: 11 }, { kind: 'ambiguous', why: 'holdings_contradict' }],
    [
      'fewer held than the position',
      { heldBefore: 8, heldAfter: 3 },
      { kind: 'ambiguous', why: 'holdings_contradict' },
    ],
    ['another number left', { heldAfter: 4 }, { kind: 'ambiguous', why: 'holdings_contradict' }],
  ] as const)('%s', (_, changes, verdict) => {
    expect(judgeForeignSale(evidence(changes))).toStrictEqual(verdict);
  });

  it('never takes more than the position has or was sold, and accounts for every share', () => {
    const count = fc.integer({ min: 0, max: 30 });
    const maybe = fc.option(count, { nil: null });
    fc.assert(
      fc.property(count, count, maybe, maybe, (soldQty, quantity, heldBefore, heldAfter) => {
        const position = { quantity, openedAtMs: OPENED };
        const verdict = judgeForeignSale(evidence({ soldQty, position, heldBefore, heldAfter }));
        if (verdict.kind !== 'of_position') return;
        expect(verdict.quantity).toBeLessThanOrEqual(Math.min(soldQty, quantity));
        expect(verdict.quantity + verdict.excessQty).toBe(soldQty);
      }),
    );
  });
});
