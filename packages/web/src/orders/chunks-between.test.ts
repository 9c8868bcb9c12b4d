import { describe, expect, it } from 'vitest';
import { chunksBetween } from './chunks-between.ts';

describe('the parts of a long list that hold what is in sight', () => {
  it.each<[number, number, readonly number[]]>([
    [0, 0, [1]],
    [0, 99, [1]],
    [99, 100, [1, 2]],
    [950, 1_049, [10, 11]],
    [-5, -1, [1]],
    [250, 3, [3]],
  ])('rows %i to %i', (from, to, expected) => {
    expect(chunksBetween(from, to)).toEqual(expected);
  });
});
