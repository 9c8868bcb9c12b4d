import { expect, it } from 'vitest';
import { anOrder } from '../testing/an-order.ts';
import { BULK_MOST, thoseFor, totalValue } from './bulk.ts';

it('acts only on those among the selected that the action fits, and on no more than one request takes', () => {
  const rejectedSell = anOrder({ id: 'ord_2', status: 'rejected', side: 'sell' });
  const queued = anOrder({ id: 'ord_3', status: 'retry_pending' });
  expect(thoseFor('retry', [anOrder(), rejectedSell, queued])).toEqual([queued]);
  expect(thoseFor('drop', [anOrder(), rejectedSell, queued])).toEqual([rejectedSell, queued]);
  const many = Array.from({ length: 120 }, (_, at) => anOrder({ id: `ord_${at}`, status: 'failed' }));
  expect(thoseFor('drop', many)).toHaveLength(BULK_MOST);
});

it('sums rupees exactly, and gives no sum that leaves one out', () => {
  const one = anOrder({ limit_price: '0.10', quantity: 3 });
  expect(totalValue([one, anOrder({ limit_price: '0.20', quantity: 1 })])).toBe('0.50');
  expect(totalValue([one, anOrder({ limit_price: null })])).toBeUndefined();
});
