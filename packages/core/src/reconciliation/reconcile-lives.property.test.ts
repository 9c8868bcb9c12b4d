import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BrokerOrder } from '../broker/index.ts';
import { Desk } from './desk.test-support.ts';
import { at, book, decimal, localOf, price, row } from './reconcile.test-support.ts';

describe('reports of one life, however they arrive', () => {
  const lives: readonly (readonly Partial<BrokerOrder>[])[] = [
    [
      { statusText: 'put order req received' },
      { statusText: 'open' },
      { filledQty: 3, averagePrice: decimal('99') },
      { statusText: 'complete', filledQty: 10, averagePrice: decimal('99.5') },
    ],
    [
      { statusText: 'open' },
      { filledQty: 4, averagePrice: decimal('99') },
      { statusText: 'cancel pending', filledQty: 4, averagePrice: decimal('99') },
      { statusText: 'cancelled', filledQty: 4, cancelledQty: 6, averagePrice: decimal('99') },
    ],
    [
      { statusText: 'after market order req received' },
      { statusText: 'put order req received' },
      { statusText: 'validation pending' },
      { statusText: 'rejected', rejectReason: 'RMS:Margin Exceeds' },
    ],
    [
      { statusText: 'open' },
      { statusText: 'modify pending' },
      { statusText: 'modified', limitPrice: price(101) },
      { statusText: 'open', limitPrice: price(101) },
      { statusText: 'complete', limitPrice: price(101), filledQty: 10, averagePrice: decimal('100.4') },
    ],
  ];
  const told = fc.constantFrom(...lives).chain((life) => {
    const reports = life.map((changes, i) => row(1, { ...changes, updatedAtMs: at('10:01') + i * 60_000 }));
    return fc.tuple(fc.constant(reports), fc.shuffledSubarray([...reports, ...reports], { minLength: 1 }));
  });

  it('repeated and out of order, they end where they end in order', () => {
    fc.assert(
      fc.property(told, ([reports, arriving]) => {
        const end = (rows: readonly BrokerOrder[]) => {
          const desk = new Desk([localOf(1, 'accepted', { order: { variety: 'amo', status: 'amo' } })]);
          for (const [i, report] of [...rows, ...reports.slice(-1)].entries()) {
            desk.see({ ...book(at('11:00') + i * 1_000, [report]), source: 'feed' });
          }
          const { state, filledQty, acknowledged, reason } = desk.attempt(1);
          const { status, executionQty, executionPrice, rejectionReason, limitPrice } = desk.order(1);
          return {
            state,
            filledQty,
            acknowledged,
            reason,
            status,
            executionQty,
            executionPrice,
            rejectionReason,
            limitPrice,
          };
        };
        expect(end(arriving)).toEqual(end(reports));
      }),
      { numRuns: 150 },
    );
  });
});
