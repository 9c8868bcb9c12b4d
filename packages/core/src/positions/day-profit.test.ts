import { describe, expect, it } from 'vitest';
import { paise } from '../money/index.ts';
import { istDayNumber } from '../time.ts';
import { dayProfitOf } from './day-profit.ts';
import type { Position } from './position.ts';
import { at, follow, order, positionOf, rupees, sell } from './positions.test-support.ts';

const FRIDAY = istDayNumber(at('2026-11-20 12:00'));
const MONDAY = istDayNumber(at('2026-11-23 12:00'));
const TUESDAY = MONDAY + 1;
// Ten at 100 rupees on Monday.
const position = positionOf(order('a'));
const on = (day: number, rupeesOf: number) => ({ price: paise(rupeesOf * 100), day });
const closed = (day: number, rupeesOf: number) => ({ close: paise(rupeesOf * 100), day });
const adjusted = (exDay: number): Position => ({
  ...position,
  adjustments: [
    { from: 1, to: 2, exDay, quantityBefore: 10, quantityAfter: 20, reason: 'bonus', recordedAtMs: 0 },
  ],
});

describe('the profit of a day', () => {
  it('is the last price against the close before it, times the shares', () => {
    const found = dayProfitOf(position, { last: on(TUESDAY, 103), before: closed(MONDAY, 105) });
    expect(found).toEqual({
      kind: 'known',
      amount: -20_00,
      day: TUESDAY,
      before: { day: MONDAY, close: 105_00 },
    });
  });

  it('of shares bought on the day is against what they have cost, and needs no close', () => {
    const found = dayProfitOf(position, { last: on(MONDAY, 103), before: null });
    expect(found).toEqual({ kind: 'known', amount: 30_00, day: MONDAY, before: null });
    expect(dayProfitOf(position, { last: on(MONDAY, 103), before: closed(FRIDAY, 50) })).toEqual(found);
  });

  it('of both is the sum of both', () => {
    const more = order('b', { lastFilledAtMs: at('2026-11-24 10:00'), filledValue: rupees('1040') });
    const both = follow([position], [more]).positions[0] ?? position;
    const found = dayProfitOf(both, { last: on(TUESDAY, 106), before: closed(MONDAY, 105) });
    expect(found).toMatchObject({ kind: 'known', amount: 10_00 + 20_00 });
  });

  it('leaves out what was sold on the day', () => {
    const left = follow([position], [sell('s', { filledQty: 4, filledValue: rupees('400') })]).positions[0];
    const found = dayProfitOf(left ?? position, { last: on(TUESDAY + 1, 106), before: closed(TUESDAY, 105) });
    expect(found).toMatchObject({ kind: 'known', amount: 6_00 });
  });

  it.each([
    ['without a last price', position, { last: null, before: closed(MONDAY, 105) }, 'no_last_price'],
    ['without the close before', position, { last: on(TUESDAY, 103), before: null }, 'no_previous_close'],
    [
      'while a buy of the day is not priced',
      positionOf(order('a', { filledValue: null })),
      { last: on(MONDAY, 103), before: closed(FRIDAY, 100) },
      'not_priced',
    ],
    [
      'over a split',
      adjusted(TUESDAY),
      { last: on(TUESDAY, 52), before: closed(MONDAY, 105) },
      'not_comparable',
    ],
    [
      'while a split is suspected',
      {
        ...position,
        sellHold: { by: 'corporate_action', sinceMs: 0, untilDay: null, reason: 'the base price halved' },
      },
      { last: on(TUESDAY, 52), before: closed(MONDAY, 105) },
      'not_comparable',
    ],
  ] as const)('is unknown %s', (_, of, prices, why) => {
    expect(dayProfitOf(of, prices)).toEqual({ kind: 'unknown', why });
  });

  it('is known again on the day after a split', () => {
    const found = dayProfitOf(adjusted(MONDAY), { last: on(TUESDAY, 53), before: closed(MONDAY, 52) });
    expect(found).toMatchObject({ kind: 'known', amount: 10_00 });
  });
});
