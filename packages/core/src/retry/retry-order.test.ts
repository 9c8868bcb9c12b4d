import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Paise, paise } from '../money/index.ts';
import { makeId } from '../orders/index.ts';
import { haveFundsArrived, inRetryOrder, type QueuedOrder } from './retry-order.ts';
import { whyNotRetryable } from './retryable.ts';

function queued(suffix: string, changes: Partial<QueuedOrder> = {}): QueuedOrder {
  return {
    id: makeId('ord', suffix),
    firstFailedAtMs: 1,
    requiredCash: paise(100),
    availableCash: paise(40),
    shortfall: paise(60),
    priority: 0,
    retryPlace: null,
    ...changes,
  };
}

describe('the order of the retry queue', () => {
  it('is by priority, then by the time of waiting', () => {
    const queue = [
      queued('c', { priority: 1, firstFailedAtMs: null }),
      queued('b', { priority: 1, firstFailedAtMs: 5 }),
      queued('a', { priority: 1, firstFailedAtMs: 5 }),
      queued('d', { priority: 9, firstFailedAtMs: 8 }),
      queued('e', { priority: 1, firstFailedAtMs: 2 }),
    ];
    expect(inRetryOrder(queue).map(({ id }) => id)).toEqual(['ord_d', 'ord_e', 'ord_a', 'ord_b', 'ord_c']);
  });

  it('is as a person put it, whatever the priority; what nobody placed follows', () => {
    const queue = [
      queued('later', { priority: 9, firstFailedAtMs: 8 }),
      queued('second', { priority: 7, retryPlace: 2 }),
      queued('sooner', { priority: 9, firstFailedAtMs: 2 }),
      queued('first', { priority: 0, retryPlace: 1 }),
    ];
    expect(inRetryOrder(queue).map(({ id }) => id)).toEqual([
      'ord_first',
      'ord_second',
      'ord_sooner',
      'ord_later',
    ]);
  });

  it('does not depend on the order in which the queue was read', () => {
    const one = fc.record({
      id: fc.uuid().map((id) => makeId('ord', id)),
      firstFailedAtMs: fc.option(fc.integer({ min: 0, max: 3 })),
      requiredCash: fc.constant(null),
      availableCash: fc.constant(null),
      shortfall: fc.constant(null),
      priority: fc.integer({ min: 0, max: 2 }),
      retryPlace: fc.option(fc.integer({ min: 1, max: 3 })),
    });
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ({ id }) => id }), (queue) => {
        expect(inRetryOrder([...queue].reverse())).toEqual(inRetryOrder(queue));
      }),
    );
  });
});

describe('money that comes in', () => {
  it.each<[string, Partial<QueuedOrder>, Paise, boolean]>([
    ['and pays for the order wakes the queue', {}, paise(100), true],
    ['and is not enough does not', {}, paise(99), false],
    ['is none when no more is free than before', { availableCash: paise(100) }, paise(100), false],
    ['counts where nothing was known before', { availableCash: null }, paise(100), true],
    ['means nothing to an order that lacks none', { shortfall: paise(0) }, paise(500), false],
    ['means nothing where no shortfall is known', { shortfall: null }, paise(500), false],
    ['means nothing where the need is not known', { requiredCash: null }, paise(500), false],
  ])('%s', (_name, changes, freeCash, wakes) => {
    expect(haveFundsArrived([queued('a', changes)], freeCash)).toBe(wakes);
  });
});

describe('what may be tried again', () => {
  const buy = { side: 'buy', origin: 'system' } as const;
  it.each([
    [{ ...buy, status: 'retry_pending' }, 'schedule', null],
    [{ ...buy, status: 'retry_pending' }, 'funds', null],
    [{ ...buy, status: 'failed' }, 'user', null],
    [{ ...buy, status: 'rejected' }, 'user', null],
    [{ ...buy, status: 'rejected' }, 'schedule', 'wrong_status'],
    [{ ...buy, status: 'failed' }, 'funds', 'wrong_status'],
    [{ ...buy, status: 'amo' }, 'user', 'wrong_status'],
    [{ ...buy, status: 'unconfirmed' }, 'user', 'wrong_status'],
    [{ ...buy, status: 'rejected', origin: 'external' }, 'user', 'is_external'],
    [{ ...buy, status: 'rejected', side: 'sell' }, 'user', 'is_a_sell'],
  ] as const)('%j by %s: %s', (order, by, why) => {
    expect(whyNotRetryable(order, by)).toBe(why);
  });
});
