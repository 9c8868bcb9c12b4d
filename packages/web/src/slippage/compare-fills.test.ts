import { describe, expect, it } from 'vitest';
import { anOrder } from '../testing/an-order.ts';
import { compareFills, countBetter } from './compare-fills.ts';

const filled = (side: 'buy' | 'sell', limit_price: string | null, execution_price: string | null) =>
  anOrder({ side, limit_price, execution_price });

describe('fills against limits', () => {
  it('leave out what has no limit or no fill', () => {
    const orders = [
      filled('buy', '100.00', null),
      filled('buy', null, '99.00'),
      filled('buy', '200.00', '199.00'),
    ];
    expect(compareFills(orders)).toMatchObject([
      { limit: '200.00', average: '199.00', percent: '−0.50', at: { x: 200, y: -0.5 } },
    ]);
  });

  it('are better below the limit of a buy and above that of a sell', () => {
    const fills = compareFills([
      filled('buy', '100.00', '99.00'),
      filled('sell', '100.00', '101.00'),
      filled('sell', '100.00', '99.50'),
      filled('buy', '100.00', '100.00'),
    ]);
    expect(countBetter(fills)).toEqual({ better: 2, worse: 1 });
  });
});
