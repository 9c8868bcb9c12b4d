import { describe, expect, it } from 'vitest';
import { readChange, readClock } from './read-message.ts';

const change = {
  account_id: 'acc_1',
  seq: 4,
  order_id: 'ord_1',
  kind: 'order.filled',
  actor: 'exchange',
  at: '2026-08-24T04:00:00Z',
};

describe('a message of the stream', () => {
  it('is read as it was sent', () => {
    expect(readChange(JSON.stringify(change))).toEqual(change);
    expect(readClock('{"now":"2026-08-24T04:00:00Z","rate":60}')).toEqual({
      now: '2026-08-24T04:00:00Z',
      rate: 60,
    });
  });

  it('of an account has no order', () => {
    expect(readChange(JSON.stringify({ ...change, order_id: null }))?.order_id).toBeNull();
  });

  it.each(['', 'null', '[]', '{"seq":"4"}', JSON.stringify({ ...change, seq: '4' })])(
    '%j is not believed',
    (text) => {
      expect(readChange(text)).toBeUndefined();
      expect(readClock(text)).toBeUndefined();
    },
  );
});
