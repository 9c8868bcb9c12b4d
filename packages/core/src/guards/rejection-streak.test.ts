import { describe, expect, it } from 'vitest';
import { countRejections, openBreaker, type StreakEvent, UNCOUNTED_REASONS } from './rejection-streak.ts';

describe('rejections in a row', () => {
  it.each<readonly [string, readonly StreakEvent[], number]>([
    ['none', [], 0],
    ['only rejections and refusals', ['order.rejected', 'order.refused', 'order.rejected'], 3],
    ['an order that was taken ends the row', ['order.rejected', 'order.queued', 'order.rejected'], 1],
    ['a fill ends the row', ['order.filled', 'order.rejected'], 0],
    ["a person's reset ends the row", ['order.refused', 'account.breaker_reset', 'order.refused'], 1],
  ])('%s', (_, events, count) => {
    expect(countRejections(events)).toBe(count);
  });

  it('does not count what only money was lacking for', () => {
    expect(UNCOUNTED_REASONS).toEqual(['margin_short', 'insufficient_balance']);
  });

  it('opens the breaker at the limit, with the number, and not without a limit', () => {
    expect(openBreaker(4, 5)).toBeNull();
    expect(openBreaker(5, 5)).toBe('5 orders in a row were rejected or refused');
    expect(openBreaker(99, null)).toBeNull();
  });
});
