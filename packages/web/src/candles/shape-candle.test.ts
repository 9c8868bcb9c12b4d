import { describe, expect, it } from 'vitest';
import { chooseWindow, fitPrices } from './choose-window.ts';
import { type Grid, shapeCandle } from './shape-candle.ts';

/** Ten pixels a day, one a rupee, 200 rupees at the top. */
const grid: Grid = { xOf: (at) => 5 + 10 * at, yOf: (rupees) => 200 - rupees, step: 10, ratio: 1 };
const price = { open: 100, high: 120, low: 90, close: 110 };

describe('a candle', () => {
  it('has its wick from high to low, and its body from open to close', () => {
    expect(shapeCandle(1, price, grid)).toEqual({
      wick: { left: 15, top: 80, width: 1, height: 30 },
      body: { left: 12, top: 90, width: 7, height: 10 },
      isRising: true,
      line: 1,
    });
  });

  it.each([
    ['above its open rises', 110, true, 10],
    ['below its open falls', 95, false, 5],
    ['at its open rises, and its body is a line', 100, true, 1],
  ])('that closed %s', (_, close, isRising, height) => {
    const shape = shapeCandle(0, { ...price, close }, grid);
    expect([shape.isRising, shape.body.height]).toEqual([isRising, height]);
  });

  it('of a day with one price is a line that can be seen', () => {
    const { wick, body } = shapeCandle(0, { open: 100, high: 100, low: 100, close: 100 }, grid);
    expect([wick.height, body.height]).toEqual([1, 1]);
  });

  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [5, 1],
    [10, 1],
    [40, 1],
    [80, 2],
    [7, 2],
  ])('in a room of %d pixels at a ratio of %d stands inside of it, its wick in the middle', (step, ratio) => {
    const { wick, body, line } = shapeCandle(3, price, { ...grid, step, ratio });
    expect(body.width).toBeLessThanOrEqual(Math.max(step, line));
    expect(body.width).toBeLessThanOrEqual(13 * ratio);
    expect(wick.left - body.left).toBe(body.left + body.width - (wick.left + wick.width));
    expect([wick.left, wick.top, body.left, body.top].every(Number.isInteger)).toBe(true);
  });
});

describe('the days that a picture shows', () => {
  it.each([
    ['are all where there is room', 40, 400, { from: 20, to: 22 }, [0, 39]],
    ['are as many as there is room for, around those that matter', 100, 200, { from: 50, to: 51 }, [31, 70]],
    ['end with the last', 100, 200, { from: 95, to: 98 }, [60, 99]],
    ['begin with the first', 100, 200, { from: 0, to: 1 }, [0, 39]],
    ['have the latest that matter where not all find room', 100, 100, { from: 10, to: 80 }, [61, 80]],
    ['are one where there is no room', 10, 0, { from: 3, to: 3 }, [3, 3]],
    ['are none of none', 0, 100, { from: -1, to: -1 }, [0, 0]],
  ])('%s', (_, count, widthPx, focus, shown) => {
    expect(chooseWindow(count, widthPx, focus)).toEqual(shown);
  });
});

describe('the scale of prices', () => {
  it('leaves room around the prices', () => {
    expect(fitPrices(100, 200, { heightPx: 200, lanesPx: 0 })).toEqual([92, 208]);
  });

  it('leaves so many pixels below them free', () => {
    const [low, high] = fitPrices(100, 200, { heightPx: 200, lanesPx: 50 });
    expect(high).toBe(208);
    expect(((92 - low) / (high - low)) * 200).toBeCloseTo(50, 6);
  });

  it('is a scale also where all prices are the same', () => {
    const [low, high] = fitPrices(100, 100, { heightPx: 200, lanesPx: 20 });
    expect(low).toBeLessThan(100);
    expect(high).toBeGreaterThan(100);
  });
});
