import { describe, expect, it } from 'vitest';
import { countedStatements } from './count-statements.ts';
import { judge } from './goal.ts';
import { median, percentile } from './measure.ts';
import { readArguments } from './read-arguments.ts';

describe('what the figures of the performance report mean', () => {
  it.each([
    [[3], 3],
    [[5, 1, 9], 5],
    [[4, 1, 3, 2], 2.5],
  ])('the median of %j is %d', (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  it('a percentile is one of the values, the smallest that enough of them do not exceed', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(values, 0.95)).toBe(95);
    expect(percentile(values, 0.99)).toBe(99);
    expect(percentile([7], 0.95)).toBe(7);
  });

  it('without values there is no figure', () => {
    expect(() => median([])).toThrow('No values');
    expect(() => percentile([], 0.5)).toThrow('No values');
  });

  it('a time that just reaches its goal has not met it, a count has', () => {
    expect(judge({ name: 'a', goal: 50, measured: 50, unit: 'ms' }).met).toBe(false);
    expect(judge({ name: 'a', goal: 50, measured: 49.9, unit: 'ms' }).met).toBe(true);
    expect(judge({ name: 'a', goal: 4, measured: 4, unit: 'statements' }).met).toBe(true);
    expect(judge({ name: 'a', goal: 4, measured: 5, unit: 'statements' }).met).toBe(false);
  });

  it('rounding for the reader never turns a miss into a hit', () => {
    expect(judge({ name: 'a', goal: 1.5, measured: 1.504, unit: 'x' })).toMatchObject({
      measured: 1.5,
      met: false,
    });
  });

  it('what opens or ends a transaction is no statement of its own', () => {
    expect(
      countedStatements(['begin', 'select 1', '  with x as (select 1) select', 'COMMIT', 'rollback']),
    ).toBe(2);
  });
});

describe('the arguments of the performance report', () => {
  it('all parts and a hundred thousand orders unless told otherwise', () => {
    expect(readArguments(['--help'], ['lists'])).toBeNull();
    expect(readArguments([], ['lists'])).toEqual({ json: false, orders: 100_000, only: null });
  });

  it('a million may be written legibly', () => {
    expect(readArguments(['--orders', '1_000_000', '--json', '--only', 'lists'], ['lists'])).toEqual({
      json: true,
      orders: 1_000_000,
      only: ['lists'],
    });
  });

  it.each([[['--orders', 'many']], [['--orders', '10']], [['--only', 'nothing']], [['--fast']]])(
    '%j is refused',
    (argv) => {
      expect(() => readArguments(argv, ['lists'])).toThrow();
    },
  );
});
