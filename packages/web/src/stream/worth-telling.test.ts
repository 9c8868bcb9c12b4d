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
    expect(mayBeTold({ kind: 'order.modified', actor: 'external' })).toBe(true);
    expect(mayBeTold({ kind: 'order.filled', actor: 'exchange' })).toBe(false);
  });

  it('does not tell that the program moved its own order, but that the broker refused it', () => {
    expect(mayBeTold({ kind: 'order.modified', actor: 'system' })).toBe(false);
    expect(mayBeTold({ kind: 'order.modify_refused', actor: 'system' })).toBe(true);
  });
});
