import { describe, expect, it } from 'vitest';
import { mayPass, waitBeforeTry } from './failures.ts';
import { readProblem, unreachable } from './problem.ts';

describe('a question that failed', () => {
  it('is asked again after a wait that doubles, and a minute at most', () => {
    expect([1, 2, 3, 4, 5, 20].map(waitBeforeTry)).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
  });

  it.each([
    ['without any answer', unreachable(), true],
    ['by a fault of the server', readProblem(null, 502), true],
    ['because of too many', readProblem(null, 429), true],
    ['because it is not allowed', readProblem(null, 403), false],
    ['because there is no such thing', readProblem(null, 404), false],
  ])('%s is asked again only where that can help', (_, error, expected) => {
    expect(mayPass(error)).toBe(expected);
  });
});
