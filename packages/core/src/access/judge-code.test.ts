import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeCode } from './judge-code.ts';

describe('a one-time code', () => {
  it.each([
    ['of no step in reach is wrong', null, 7, 'wrong'],
    ['is right when none was accepted before', 7, null, 'right'],
    ['of a later step is right', 8, 7, 'right'],
    ['of the same step is used', 7, 7, 'used'],
    ['of an earlier step is used', 6, 7, 'used'],
  ] as const)('%s', (_, matched, lastStep, verdict) => {
    expect(judgeCode(matched, lastStep)).toBe(verdict);
  });

  it('counts at most once, in whatever order codes come', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { maxLength: 20 }), (steps) => {
        let last: number | null = null;
        const accepted: number[] = [];
        for (const step of steps) {
          if (judgeCode(step, last) !== 'right') continue;
          accepted.push(step);
          last = step;
        }
        expect(new Set(accepted).size).toBe(accepted.length);
      }),
    );
  });
});
