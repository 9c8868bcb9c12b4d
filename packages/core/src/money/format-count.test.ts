import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCount } from './format-count.ts';

describe('formatCount', () => {
  it('groups whole numbers as India does', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (count) => {
        expect(formatCount(count)).toBe(count === 0 ? '0' : count.toLocaleString('en-IN'));
      }),
    );
  });

  it.each([1.5, 12345.6, Number.NaN, Number.POSITIVE_INFINITY])('leaves %s as it is', (count) => {
    expect(formatCount(count)).toBe(String(count));
  });
});
