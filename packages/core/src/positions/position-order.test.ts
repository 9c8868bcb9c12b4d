import { describe, expect, it } from 'vitest';
import { type Fill, makeId, parseBrokerOrderId } from '../orders/index.ts';
import { isUnderCare, positionOrderOf } from './position-order.ts';
import { order, rupees } from './positions.test-support.ts';

const brokerOrderId =
  parseBrokerOrderId('261123000000001') ??
  (() => {
    throw new Error('no number');
  })();
function fill(quantity: number, cumulativeQty: number, filledAtMs: number | null): Fill {
  return {
    id: makeId('fil', String(cumulativeQty)),
    orderId: makeId('ord', 'a'),
    attemptId: makeId('att', 'a'),
    brokerOrderId,
    fillKey: `cum:${cumulativeQty}`,
    quantity,
    value: rupees(String(quantity * 100)),
    cumulativeQty,
    filledAtMs,
    learnedAtMs: 900,
  };
}
const stored = { ...order('a'), executionQty: 10, executionTimeMs: 700, updatedAtMs: 950 };

describe('what positions read of an order', () => {
  it('are totals, and the time of the first and the latest execution', () => {
    expect(positionOrderOf(stored, [fill(4, 4, 500), fill(6, 10, 600)])).toMatchObject({
      filledQty: 10,
      filledValue: '1000',
      firstFilledAtMs: 500,
      lastFilledAtMs: 600,
    });
  });

  it('is the quantity that the broker shows, before it prices it', () => {
    const read = positionOrderOf(stored, [fill(4, 4, null)]);
    expect(read).toMatchObject({
      filledQty: 10,
      filledValue: null,
      firstFilledAtMs: 700,
      lastFilledAtMs: 900,
    });
  });

  it('without any time of the broker is when we learned of it', () => {
    const read = positionOrderOf({ ...stored, executionTimeMs: null }, []);
    expect(read).toMatchObject({ filledQty: 10, filledValue: null, firstFilledAtMs: 950 });
  });

  it.each([
    ['system', true, true],
    ['manual', false, true],
    ['imported', false, true],
    ['external', false, false],
    ['external', true, true],
  ] as const)('%s, managed %s: under our care %s', (origin, managed, expected) => {
    expect(isUnderCare({ origin, managed })).toBe(expected);
  });
});
