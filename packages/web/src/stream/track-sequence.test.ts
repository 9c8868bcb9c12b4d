import { describe, expect, it } from 'vitest';
import { createSequenceTracker } from './track-sequence.ts';

const change = (seq: number, account_id = 'acc_1') => ({
  account_id,
  seq,
  order_id: null,
  kind: 'order.filled',
  actor: 'exchange' as const,
  at: '2026-08-24T04:00:00Z',
});

describe('the numbers of the event stream', () => {
  it('follow one another', () => {
    const { hear } = createSequenceTracker();
    expect([7, 8, 9].map((seq) => hear(change(seq)))).toEqual(['next', 'next', 'next']);
  });

  it('show when something was missed', () => {
    const { hear } = createSequenceTracker();
    hear(change(7));
    expect(hear(change(9))).toBe('gap');
  });

  it('repeated after a break are known already', () => {
    const { hear } = createSequenceTracker();
    hear(change(7));
    expect(hear(change(7))).toBe('known');
    expect(hear(change(6))).toBe('known');
  });

  it('run for each account by themselves', () => {
    const { hear } = createSequenceTracker();
    hear(change(7));
    expect(hear(change(1, 'acc_2'))).toBe('next');
  });

  it('begin anew after everything was asked for again', () => {
    const { hear, forget } = createSequenceTracker();
    hear(change(7));
    forget();
    expect(hear(change(20))).toBe('next');
  });
});
