import { describe, expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '../../../../test/support/database.ts';
import { openBenchDesk } from './bench-desk.ts';
import { countedStatements } from './count-statements.ts';
import { changed } from './placed-orders.ts';

const ORDERS = 500;

describe('a cycle over five hundred orders', () => {
  it('in which every one has changed asks the broker once and the database four times at most', async () => {
    const statements: string[] = [];
    const database = await createTestDatabase({ statementCounter: (text) => statements.push(text) });
    const bench = await openBenchDesk({ database: { ...database, statements }, accounts: 1, orders: ORDERS });
    onTestFinished(async () => {
      await bench.close();
      await database.close();
    });
    const [account] = bench.accounts;
    if (account === undefined) throw new Error('A desk without an account');
    const shown = account.placed.map((order, index) =>
      changed(order.shown, { filledQty: order.shown.filledQty + 1, updatedAtMs: bench.clock.nowMs() }, index),
    );
    account.canned.show(account.write(shown));
    statements.length = 0;
    await bench.cycle(account, ORDERS);
    expect(countedStatements(statements)).toBeLessThanOrEqual(4);
    const { rows } = await database.pool.query<{ count: number }>(
      'select count(*) as count from orders where execution_qty > 0',
    );
    expect(rows[0]?.count).toBe(ORDERS);
  });
});
