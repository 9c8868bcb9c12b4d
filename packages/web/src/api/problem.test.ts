import { describe, expect, it } from 'vitest';
import { mayBeDone, readProblem, unreachable } from './problem.ts';

const refusal = { code: 'order_state', detail: 'It is cancelled already.' };
const atWork = { code: 'request_running', detail: 'The same request is still being worked on.' };

describe('a change that failed', () => {
  it.each([
    ['without any answer', unreachable(), true],
    ['by what a proxy says', readProblem('<h1>502 Bad Gateway</h1>', 502), true],
    ['by a fault of the server', readProblem({ code: 'internal', detail: 'A fault.' }, 500), true],
    ['while the same request is at work', readProblem(atWork, 409), true],
    ['by a refusal', readProblem(refusal, 409), false],
    ['because there is no such thing', readProblem(null, 404), false],
  ])('%s is in doubt only where it may have been carried out', (_, error, expected) => {
    expect(mayBeDone(error)).toBe(expected);
  });

  it('is not said to have been answered by Orderwatch when a proxy did', () => {
    expect(readProblem(null, 502).message).toContain('what stands before it says 502');
    expect(readProblem(null, 500).message).toBe('The server answered 500 without saying why.');
  });
});
