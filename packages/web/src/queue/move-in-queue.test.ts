import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveInQueue } from './move-in-queue.ts';

const queue = ['a', 'b', 'c', 'd'];

describe('moving an order in the queue', () => {
  it.each<[string, number, string]>([
    ['c', 0, 'cabd'],
    ['a', 2, 'bcad'],
    ['d', 9, 'abcd'],
    ['b', -3, 'bacd'],
    ['b', 1, 'abcd'],
    ['x', 0, 'abcd'],
  ])('%s to place %i', (id, to, expected) => {
    expect(moveInQueue(queue, id, to).join('')).toBe(expected);
  });

  it('loses and doubles none, and leaves the others as they stood', () => {
    fc.assert(
      fc.property(fc.constantFrom(...queue), fc.integer({ min: -9, max: 9 }), (id, to) => {
        const after = moveInQueue(queue, id, to);
        expect(after.toSorted()).toEqual(queue);
        expect(after.filter((each) => each !== id)).toEqual(queue.filter((each) => each !== id));
      }),
    );
  });
});
