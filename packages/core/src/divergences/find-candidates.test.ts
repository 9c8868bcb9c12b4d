import { describe, expect, it } from 'vitest';
import { at, attemptOf, localOf, numberOf, price } from '../reconciliation/reconcile.test-support.ts';
import { stranger } from './divergences.test-support.ts';
import { findCandidates } from './find-candidates.ts';

describe('candidates for an unconfirmed order', () => {
  const wanted = localOf(1, 'unconfirmed');
  const { id: attemptId } = attemptOf(1, 'unconfirmed');
  const { instrument } = wanted.order;

  it.each([
    ['alike', stranger(2), 1],
    ['of another side', stranger(2, { side: 'sell' }), 0],
    ['of another quantity', stranger(2, { quantity: 9 }), 0],
    ['of another share', stranger(2, { instrument: { ...instrument, token: '1' } }), 0],
    ['in another segment', stranger(2, { instrument: { ...instrument, segment: 'bse_cm' } }), 0],
    ['by its trading symbol', stranger(2, { instrument: { ...instrument, token: '' } }), 1],
    ['long before', stranger(2, { createdAtMs: at('09:50') }), 0],
    ['long after', stranger(2, { createdAtMs: at('10:20') }), 0],
    ['one of ours', localOf(2, 'open'), 0],
    ['without a number', stranger(2, {}, 'not_placed'), 0],
    ['without an attempt', { ...stranger(2), attempts: [] }, 0],
  ])('%s: %o', (_name, other, count) => {
    expect(findCandidates(wanted, attemptId, [other])).toHaveLength(count);
  });

  it('come with the same price first, then by time, then by number', () => {
    const others = [
      stranger(5, { createdAtMs: at('10:01') }),
      stranger(4, { limitPrice: price(99), createdAtMs: at('09:59') }),
      stranger(3, { createdAtMs: at('09:59') }),
      stranger(2, { createdAtMs: at('09:59') }),
    ];
    const found = findCandidates(wanted, attemptId, others);
    expect(found.map(({ brokerOrderId }) => brokerOrderId)).toEqual([2, 3, 5, 4].map(numberOf));
    expect(found.map(({ samePrice }) => samePrice)).toEqual([true, true, true, false]);
  });

  it('are none for an attempt that the order does not have', () => {
    expect(findCandidates(wanted, attemptOf(9, 'unconfirmed').id, [stranger(2)])).toEqual([]);
  });
});
