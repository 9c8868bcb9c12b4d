import { describe, expect, it } from 'vitest';
import { anOrder } from '../testing/an-order.ts';
import { isWorthTelling, mayBeTold } from './worth-telling.ts';

describe('a message', () => {
  it.each([
    ['order.rejected', {}, false, true],
    ['order.cancel_refused', {}, true, true],
    ['order.cancelled', { cancelled_by: 'user' }, false, true],
    ['order.cancelled', { cancelled_by: 'user' }, true, false],
    ['order.cancelled', { cancelled_by: 'exchange' }, false, true],
    ['order.cancelled', { cancelled_by: 'system' }, false, false],
    ['order.cancelled', { cancelled_by: 'expiry' }, false, false],
    ['order.modified', {}, false, true],
    ['order.modified', {}, true, false],
    ['order.external_seen', { origin: 'external' }, false, true],
    ['order.filled', {}, false, false],
    ['order.queued', {}, false, false],
  ] as const)('of %s %o, asked for here: %s, is told: %s', (kind, change, isOwnWish, expected) => {
    expect(isWorthTelling(kind, anOrder(change), isOwnWish)).toBe(expected);
  });

  it('is looked into only for kinds that could be told', () => {
    expect(mayBeTold('order.modified')).toBe(true);
    expect(mayBeTold('order.filled')).toBe(false);
  });
});
