import { describe, expect, it } from 'vitest';
import { expectedStatuses } from './expected-statuses.ts';
import type { SeenEvent } from './outcome.ts';

const ours = { id: 'ord_1', side: 'buy', origin: 'system' };
const refused = { status: 'rejected', filled: 0, openQuantity: 0, vanished: false } as const;

const history = (...happened: readonly (readonly [kind: string, source?: string, orderId?: string])[]) =>
  happened.map(
    ([kind, source = 'book', orderId = ours.id], place): SeenEvent => ({
      ...{ id: `evt_${place}`, seq: place + 1, orderId, kind, source },
      ...{ actor: 'user', atMs: place, evidenceId: null, positionId: null },
    }),
  );

describe('an order that the broker has refused', () => {
  it.each([
    ['nothing followed', history(['order.rejected']), []],
    ['its owner dropped it', history(['order.rejected'], ['order.dropped', 'user']), ['cancelled']],
    [
      'its owner asked for another try',
      history(['order.rejected'], ['order.retry_queued', 'user']),
      ['retry_pending'],
    ],
    [
      'its time in the queue ran out',
      history(['order.rejected'], ['order.retry_queued', 'user'], ['order.retry_expired', 'rule']),
      ['cancelled'],
    ],
    ['a rule found that no try helps', history(['order.rejected'], ['order.failed', 'rule']), ['failed']],
    ['the book is said to have cancelled it', history(['order.rejected'], ['order.cancelled', 'book']), []],
    ['it was dropped before', history(['order.dropped', 'user'], ['order.rejected']), []],
    ['another order was dropped', history(['order.rejected'], ['order.dropped', 'user', 'ord_2']), []],
  ])('%s', (_, events, also) => {
    expect(expectedStatuses(ours, refused, events)).toEqual(['rejected', ...also]);
  });
});
