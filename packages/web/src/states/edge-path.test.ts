import { describe, expect, it } from 'vitest';
import { edgePath } from './edge-path.ts';
import { layOut, narrow, wide } from './layout.ts';

const box = (left: number, top: number) => ({ left, top, width: 100, height: 50 });
const numbers = (path: string) => [...path.matchAll(/-?\d+\.\d/g)].map(Number);

describe('the line between two states', () => {
  it('goes from border to border', () => {
    const [x1, , , , x2] = numbers(edgePath(box(0, 0), box(300, 0), 0));
    expect([x1, x2]).toEqual([104, 296]);
  });

  it('leaves room for the one in the other direction', () => {
    const [, there] = numbers(edgePath(box(0, 0), box(300, 0), 0));
    const [, back] = numbers(edgePath(box(300, 0), box(0, 0), 0));
    expect([there, back]).toEqual([31, 19]);
  });

  it('bows to its left', () => {
    const [, , , control] = numbers(edgePath(box(0, 0), box(300, 0), 40));
    expect(control).toBeLessThan(0);
  });
});

describe('the picture of the states', () => {
  it.each([
    ['wide', wide, 1000],
    ['wide', wide, 700],
    ['narrow', narrow, 268],
    ['narrow', narrow, 400],
  ])('has a place of its own for every state: %s', (_, { places }, width) => {
    const { boxOf, height } = layOut(width);
    const boxes = (Object.keys(places) as (keyof typeof places)[]).map(boxOf);
    for (const [at, one] of boxes.entries()) {
      expect(one.left).toBeGreaterThanOrEqual(0);
      expect(one.left + one.width).toBeLessThanOrEqual(width + 0.01);
      expect(one.top + one.height).toBeLessThanOrEqual(height);
      for (const other of boxes.slice(at + 1)) {
        const isApart =
          Math.abs(one.left - other.left) >= one.width || Math.abs(one.top - other.top) >= one.height;
        expect(isApart).toBe(true);
      }
    }
  });
});
