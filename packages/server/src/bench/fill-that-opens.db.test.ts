import { describe, expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '../../../../test/support/database.ts';
import { openBenchDesk } from './bench-desk.ts';
import { countedStatements } from './count-statements.ts';
import { changed } from './placed-orders.ts';

describe('a cycle with a fill that opens a position', () => {
  it('costs five statements with what follows it, and the next one neither loads the book nor writes', async () => {
    const statements: string[] = [];
    const database = await createTestDatabase({ statementCounter: (text) => statements.push(text) });
    const bench = await openBenchDesk({ database: { ...database, statements }, accounts: 1, orders: 20 });
    onTestFinished(async () => {
      await bench.close();
      await database.close();
    });
    const [account] = bench.accounts;
    if (account === undefined) throw new Error('A desk without an account');
    const shown = account.placed.map(({ shown: order }, index) =>
      index === 0 ? changed(order, { filledQty: 1, updatedAtMs: bench.clock.nowMs() }, index) : order,
    );
    account.canned.show(account.write(shown));
    statements.length = 0;
    await bench.cycle(account, 1);
    await bench.desk.idle();
    // The lease and the write; what decides about the sell; the lease and the reason why there is none.
    expect(countedStatements(statements)).toBe(5);
    const { rows } = await database.pool.query<{ version: number; code: string }>(
      "select version, no_sell_reason ->> 'code' as code from positions",
    );
    expect(rows).toEqual([{ version: 2, code: expect.any(String) }]);

    statements.length = 0;
    await bench.cycle(account, 0);
    await bench.desk.idle();
    expect(countedStatements(statements)).toBe(1);
  });
});
