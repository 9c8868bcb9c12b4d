import { describe, expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '../../../../test/support/database.ts';
import { openBenchDesk } from './bench-desk.ts';
import { countedStatements } from './count-statements.ts';
import { changed } from './placed-orders.ts';

const ORDERS = 500;
/** The first ones warm up. */
const CYCLES = 3;

describe('a cycle over five hundred orders', () => {
  it('in which every one has changed costs less than a second of a processor, and four statements at most', async () => {
    const statements: string[] = [];
    const database = await createTestDatabase({ statementCounter: (text) => statements.push(text) });
    const bench = await openBenchDesk({ database: { ...database, statements }, accounts: 1, orders: ORDERS });
    onTestFinished(async () => {
      await bench.close();
      await database.close();
    });
    const [account] = bench.accounts;
    if (account === undefined) throw new Error('A desk without an account');
    const workedMs: number[] = [];
    for (let filled = 1; filled <= CYCLES; filled += 1) {
      const updatedAtMs = bench.clock.nowMs();
      const shown = account.placed.map((order, index) =>
        changed(order.shown, { filledQty: order.shown.filledQty + filled, updatedAtMs }, index),
      );
      account.canned.show(account.write(shown));
      statements.length = 0;
      const before = process.cpuUsage();
      await bench.cycle(account, ORDERS);
      const { user, system } = process.cpuUsage(before);
      workedMs.push((user + system) / 1_000);
      expect(countedStatements(statements)).toBeLessThanOrEqual(4);
      const { rows } = await database.pool.query<{ count: number }>(
        'select count(*) as count from orders where execution_qty >= $1',
        [filled],
      );
      expect(rows[0]?.count).toBe(ORDERS);
    }
    expect(Math.min(...workedMs)).toBeLessThan(1_000);
  });
});
