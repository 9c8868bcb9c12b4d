import { describe, expect, it } from 'vitest';
import { paise } from '../money/index.ts';
import { judgeAmoBlocking } from './judge-amo-blocking.ts';

const one = { value: paise(100_000), needed: paise(100_120) };

describe('whether an AMO takes its cash at once', () => {
  it.each([
    ['the figure fell by its cash', 500_000, 399_880, [one], false, 'yes'],
    ['the figure fell by two orders', 500_000, 300_000, [one, one], false, 'yes'],
    ['the figure stayed', 500_000, 500_000, [one], false, 'no'],
    ['a charge moved it a little', 500_000, 499_400, [one], false, 'no'],
    ['it fell by half', 500_000, 450_000, [one], false, null],
    ['it fell by far more', 500_000, 300_000, [one], false, null],
    ['it rose', 500_000, 700_000, [one], false, null],
    ['something else moved money', 500_000, 399_880, [one], true, null],
    ['no order came in between', 500_000, 500_000, [], false, null],
  ] as const)('%s', (_, before, after, accepted, disturbed, verdict) => {
    const step = { before: paise(before), after: paise(after), accepted, disturbed };
    expect(judgeAmoBlocking(step)).toBe(verdict);
  });
});
