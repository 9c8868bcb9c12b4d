import { describe, expect, it } from 'vitest';
import { ATTEMPT_STATES, attemptStateFrom, isAttemptStateName } from './attempt-state.ts';

const NUMBER = '260821000101001';

describe('attempt state from columns', () => {
  it.each(ATTEMPT_STATES)('%s is read back when its columns can be', (state) => {
    const unnumbered = ['planned', 'sending', 'unconfirmed', 'not_placed'].includes(state);
    const read = attemptStateFrom({
      state,
      brokerOrderId: unnumbered ? null : NUMBER,
      filledQty: 0,
      reason: null,
    });
    expect(read).toEqual({
      ok: true,
      value: { state, brokerOrderId: unnumbered ? null : NUMBER, filledQty: 0, reason: null },
    });
  });

  it.each([
    { name: 'an unknown word', columns: { state: 'pending' }, error: 'unknown attempt state pending' },
    {
      name: 'a planned attempt with a number',
      columns: { state: 'planned' },
      error: 'planned with a number',
    },
    {
      name: 'a not placed one with a number',
      columns: { state: 'not_placed' },
      error: 'not_placed with a number',
    },
    {
      name: 'an open one without',
      columns: { state: 'open', brokerOrderId: null },
      error: 'open without a number',
    },
    {
      name: 'a cancelled one without',
      columns: { state: 'cancelled', brokerOrderId: null },
      error: 'cancelled without a number',
    },
    {
      name: 'a number that is none',
      columns: { state: 'open', brokerOrderId: 'x' },
      error: 'not a broker order number: x',
    },
    {
      name: 'a negative fill',
      columns: { state: 'open', filledQty: -1 },
      error: 'impossible filled quantity -1',
    },
    {
      name: 'half a share',
      columns: { state: 'open', filledQty: 0.5 },
      error: 'impossible filled quantity 0.5',
    },
  ])('$name is named', ({ columns, error }) => {
    expect(attemptStateFrom({ brokerOrderId: NUMBER, filledQty: 0, reason: null, ...columns })).toEqual({
      ok: false,
      error,
    });
  });

  it('a refusal at the door needs no number, and keeps its words', () => {
    const columns = { state: 'rejected', brokerOrderId: null, filledQty: 0, reason: 'Insufficient balance.' };
    expect(attemptStateFrom(columns)).toEqual({ ok: true, value: columns });
  });

  it.each(ATTEMPT_STATES)('%s has fills only with a number, and words only once it has ended', (state) => {
    const unnumbered = ['planned', 'sending', 'unconfirmed', 'not_placed'].includes(state);
    const read = attemptStateFrom({
      state,
      brokerOrderId: unnumbered ? null : NUMBER,
      filledQty: 4,
      reason: 'old words',
    });
    const ended = ['cancelled', 'rejected', 'expired', 'not_placed'].includes(state);
    expect(read).toMatchObject({
      ok: true,
      value: { filledQty: unnumbered ? 0 : 4, reason: ended ? 'old words' : null },
    });
  });

  it('only our eleven words are states', () => {
    expect(isAttemptStateName('retrying')).toBe(false);
    expect(isAttemptStateName('expired')).toBe(true);
  });
});
