import { expect, it } from 'vitest';
import { openTakeover } from '../../../../test/support/legacy.ts';

it('a folder of the early kind has its orders in the file of trades, without price and filled quantity', async () => {
  const { take, orders, statuses } = await openTakeover();
  const report = await take('early');
  expect(report.decision?.totals).toMatchObject({ read: 3, created: 3, refused: 0, orders: 3 });
  expect(await statuses()).toEqual({
    'TCS buy 5': 'cancelled',
    'INFY sell 4': 'closed',
    'ITC buy 6': 'ongoing',
  });
  expect((await orders()).find(({ symbol }) => symbol === 'TCS')).toMatchObject({ limit_price: null });
  expect((await take('early')).decision?.totals).toMatchObject({ read: 3, skipped: 3, orders: 0 });
});
