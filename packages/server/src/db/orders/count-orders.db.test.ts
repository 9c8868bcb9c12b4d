import { VirtualClock } from '@orderwatch/clock';
import { expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '../../../../../test/support/database.ts';
import { recordAccount } from '../../bench/bench-account.ts';
import { MORNING_MS } from '../../bench/bench-desk.ts';
import { seedHistory } from '../../bench/seed-history.ts';
import { countOrders, type OrderGroup } from './count-orders.ts';

const sorted = (groups: readonly OrderGroup[]) =>
  groups.map(({ status, side, count }) => `${status} ${side} ${count}`).toSorted();

it('counts the same, whether over all years or between days, and nothing of anybody else', async () => {
  const database = await createTestDatabase();
  onTestFinished(() => database.close());
  const { db, pool } = database;
  const clock = new VirtualClock(MORNING_MS);
  const wish = { db, clock, orders: 40, variety: 'regular' } as const;
  const [mine, other] = [await recordAccount(wish), await recordAccount(wish)];
  await seedHistory(db, { accountId: mine.id, userId: mine.userId, count: 2_000, untilMs: MORNING_MS });
  const { rows } = await pool.query<OrderGroup>(
    'select status, side, count(*) as count from orders where user_id = $1 group by 1, 2',
    [mine.userId],
  );
  const groups = sorted(rows);
  expect(groups.length).toBeGreaterThan(8);
  const { userId } = mine;
  expect(sorted(await countOrders(db, { userId }))).toEqual(groups);
  expect(sorted(await countOrders(db, { userId, accountId: mine.id }))).toEqual(groups);
  expect(sorted(await countOrders(db, { userId, fromDay: '2000-01-01' }))).toEqual(groups);
  expect(sorted(await countOrders(db, { userId, side: 'buy' }))).toEqual(
    groups.filter((text) => text.includes(' buy ')),
  );
  expect(await countOrders(db, { userId, accountId: other.id })).toEqual([]);
});
