import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paise } from '../money/index.ts';
import { istDayNumber } from '../time.ts';
import { type AdjustRefusal, adjustPosition, type ShareRatio } from './adjust-position.ts';
import { freezePosition } from './hold-sells.ts';
import type { Position } from './position.ts';
import { averageCost, costOfShares, partLeft } from './position-sums.ts';
import { at, byHand, follow, NOW, order, positionOf, rupees, SBIN, sell } from './positions.test-support.ts';

const TODAY = istDayNumber(NOW);
const by = { nowMs: NOW, today: TODAY, listing: null };
const split: ShareRatio = { from: 1, to: 5, exDay: TODAY, reason: 'split of five' };
const open = positionOf(order('a'));
const frozen =
  freezePosition(open, [{ kind: 'base_price', close: paise(5), closeDay: 1, base: paise(1) }], NOW)
    ?.position ?? open;

function adjusted(position: Position, ratio: Partial<ShareRatio> = {}): Position {
  const change = adjustPosition(position, { ...split, ...ratio }, by);
  if (!change.ok) throw new Error(change.error.code);
  return change.value.position;
}

describe('a recorded corporate action', () => {
  it('changes the count, keeps the value, and ends the freeze', () => {
    const change = adjustPosition(frozen, split, {
      ...by,
      listing: { ...SBIN, isin: 'INE062A01038', faceValue: null },
    });
    if (!change.ok) throw new Error(change.error.code);
    const { position, events } = change.value;
    expect(position).toMatchObject({
      quantity: 50,
      boughtQty: 10,
      boughtValue: '1000',
      sellHold: null,
      pricesConfirmedFor: TODAY,
    });
    expect(position.instrument.isin).toBe('INE062A01038');
    expect([averageCost(position), costOfShares(position)]).toStrictEqual(['20', '1000']);
    expect(events.map((event) => event.kind)).toStrictEqual(['position.adjusted', 'position.released']);
    expect(position.adjustments).toMatchObject([{ quantityBefore: 10, quantityAfter: 50, from: 1, to: 5 }]);
  });

  it.each([
    ['a bonus of one for one', { from: 1, to: 2 }, 20, '50'],
    ['a bonus of one for two', { from: 2, to: 3 }, 15, '66.666667'],
    ['a consolidation of ten into three, the rest paid out', { from: 10, to: 3 }, 3, '333.333333'],
  ])('%s', (_, ratio, quantity, cost) => {
    const position = adjusted(open, ratio);
    expect([position.quantity, averageCost(position)]).toStrictEqual([quantity, cost]);
  });

  it('keeps another hold, also the doubt that a freeze had covered', () => {
    const doubtful = follow([open], [byHand('h')]).positions[0] ?? open;
    expect(adjusted(doubtful).sellHold?.by).toBe('ambiguous_sale');
    const both = follow([frozen], [byHand('h')]).positions[0] ?? open;
    expect(both.sellHold?.by).toBe('corporate_action');
    expect(adjusted(both).sellHold).toMatchObject({ by: 'ambiguous_sale' });
  });

  it('counts what was sold before by the old shares, and what is sold after by the new', () => {
    const before =
      follow([open], [sell('s1', { filledQty: 4, lastFilledAtMs: at('2026-11-24 10:00') })]).positions[0] ??
      open;
    const position = adjusted(before);
    expect(position.quantity).toBe(30);
    const after = follow([position], [sell('s2', { filledQty: 10 })]).positions[0] ?? open;
    expect(after.quantity).toBe(20);
    expect(costOfShares(after)).toBe('400');
  });

  it('two of them follow each other, in whatever order they are recorded', () => {
    const bonus = { from: 1, to: 2, exDay: TODAY - 1 };
    const one = adjusted(adjusted(open, bonus));
    const other = adjusted(adjusted(open), bonus);
    expect([one.quantity, other.quantity]).toStrictEqual([100, 100]);
  });

  it.each<[string, () => ReturnType<typeof adjustPosition>, AdjustRefusal['code']]>([
    ['of a closed position', () => adjustPosition({ ...open, closedAtMs: 1 }, split, by), 'position_closed'],
    ['of one into one', () => adjustPosition(open, { ...split, to: 1 }, by), 'impossible_ratio'],
    ['of a part of a share', () => adjustPosition(open, { ...split, to: 1.5 }, by), 'impossible_ratio'],
    ['into nothing', () => adjustPosition(open, { ...split, to: 0 }, by), 'impossible_ratio'],
    ['of tomorrow', () => adjustPosition(open, { ...split, exDay: TODAY + 1 }, by), 'not_in_force_yet'],
    [
      'that is known',
      () => adjustPosition(adjusted(open), { ...split, from: 2, to: 10 }, by),
      'already_recorded',
    ],
    [
      'that leaves no whole share',
      () => adjustPosition(open, { ...split, from: 11, to: 1 }, by),
      'nothing_left',
    ],
  ])('%s is refused', (_, decide, code) => {
    expect(decide()).toMatchObject({ ok: false, error: { code } });
  });

  it('of nothing owned is a matter of the ratio alone', () => {
    const empty = { ledger: [], adjustments: adjusted(open).adjustments };
    expect([partLeft(empty), averageCost(empty), costOfShares(empty)]).toStrictEqual([
      null,
      undefined,
      undefined,
    ]);
  });

  it('conserves the cost to the sixth decimal, whatever the ratio', () => {
    const part = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), part, part, (filledQty, from, to) => {
        const position = positionOf(order('a', { filledQty, filledValue: rupees('123456.78') }));
        const change = adjustPosition(position, { ...split, from, to }, by);
        if (!change.ok) return;
        expect(change.value.position.quantity).toBe(Math.floor((filledQty * to) / from));
        expect(costOfShares(change.value.position)).toBe('123456.78');
      }),
    );
  });
});
