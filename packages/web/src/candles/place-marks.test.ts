import { describe, expect, it } from 'vitest';
import { SIGNS } from './mark-signs.ts';
import { LANE_PX, lanesOf, type MarkRoom, placeMarks, signOf } from './place-marks.ts';
import type { PlottedDay, PriceMark } from './plot-days.ts';

const mark = (kind: PriceMark['kind'], price?: string, side: PriceMark['side'] = 'buy'): PriceMark => ({
  kind,
  side,
  day: '2026-08-21',
  at: '2026-08-21T04:00:00.000Z',
  order_id: 'ord_1',
  fill: price === undefined ? null : { quantity: 1, price },
});
const days = (...marks: readonly (readonly PriceMark[])[]): readonly PlottedDay[] =>
  marks.map((some) => ({ day: '2026-08-21', close: '100', range: null, isOrderDay: false, marks: some }));

/** A hundred pixels a day, the first at 20; one pixel a rupee, 200 rupees at the top; six pixels a letter. */
const room: MarkRoom = {
  frame: { left: 0, top: 0, width: 400, height: 200 },
  xOf: (at) => 20 + 100 * at,
  step: 100,
  yOf: (rupees) => 200 - rupees,
  widthOf: (text) => 6 * text.length,
  wordOf: (sign, count) => (count === 1 ? sign : `${sign} ${count}`),
};

describe('the marks of orders', () => {
  it('stand at the price of an execution, and below the prices without one', () => {
    expect(placeMarks(days([mark('placed')], [mark('filled', '150')]), room)).toEqual([
      { sign: 'bought', x: 120, y: 50, word: { text: 'bought', x: 131 } },
      { sign: 'placed', x: 20, y: 200 - LANE_PX / 2, word: { text: 'placed', x: 31 } },
    ]);
  });

  it('of one day and no price stand above each other, the same ones once', () => {
    const some = days([mark('placed'), mark('cancelled'), mark('placed')], []);
    expect(lanesOf(some, 100)).toBe(2);
    expect(placeMarks(some, room)).toMatchObject([
      { sign: 'cancelled', y: 200 - 1.5 * LANE_PX },
      { sign: 'placed', y: 200 - 0.5 * LANE_PX, word: { text: 'placed 2' } },
    ]);
  });

  it('need no row where there are none but executions', () => {
    expect(lanesOf(days([mark('filled', '150')], []), 100)).toBe(0);
    expect(lanesOf([], 100)).toBe(0);
  });

  it('have their word on the left where the right has no room', () => {
    const [placed] = placeMarks(days([], [], [], [mark('rejected')]), {
      ...room,
      xOf: (at) => 90 + 100 * at,
    });
    expect(placed).toEqual({ sign: 'rejected', x: 390, y: 191, word: { text: 'rejected', x: 331 } });
  });

  it('of days that stand close stand in rows, and none covers another while there are rows', () => {
    const close = { ...room, xOf: (at: number) => 20 + 6 * at, step: 6 };
    const each = (count: number) => days(...Array.from({ length: count }, () => [mark('placed')]));
    expect(lanesOf(each(3), 6)).toBe(3);
    expect(lanesOf(each(3), 7)).toBe(2);
    expect(lanesOf(each(30), 2)).toBe(3);
    expect(placeMarks(each(4), close).map(({ x, y }) => [x, (200 - y) / LANE_PX - 0.5])).toEqual([
      [38, 0],
      [32, 2],
      [26, 1],
      [20, 0],
    ]);
  });

  it('have no word where it would cover another mark or word on either side', () => {
    const close = { ...room, xOf: (at: number) => 20 + 20 * at, step: 20 };
    const placed = placeMarks(days([mark('placed')], [mark('placed')], [mark('placed')]), close);
    expect(placed.map(({ x, word }) => [x, word !== null])).toEqual([
      [60, true],
      [40, false],
      [20, false],
    ]);
  });

  it('outside of a narrow picture are left out', () => {
    expect(
      placeMarks(days([mark('placed')], [mark('placed')]), { ...room, xOf: (at) => 100 * at - 50 }),
    ).toHaveLength(1);
  });

  it('tell buys from sells, and have each a form of its own', () => {
    expect(signOf(mark('filled', '1', 'sell'))).toBe('sold');
    expect(signOf(mark('cancelled', undefined, 'sell'))).toBe('cancelled');
    const forms = Object.values(SIGNS).map(({ path, isFull }) => `${path} ${isFull}`);
    expect(new Set(forms).size).toBe(forms.length);
  });
});
